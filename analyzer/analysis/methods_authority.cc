// Who signed the approval: Decree 85/2016, article 12 lets the specialised unit approve levels 1 and 2 and only the owner
// approve levels 3 and 4; who signs for the owner by order or by delegation (TL., TUQ.) needs a document that says so
// (Circular 12/2022, article 4, clause 3). What is wrong always goes to a person, with the places that say so.
#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "analysis/authority.h"
#include "analysis/level_tables.h"
#include "analysis/lookup.h"
#include "analysis/methods.h"
#include "analysis/persons.h"
#include "analysis/recognised.h"
#include "analysis/words.h"

namespace capdo::analysis {

using result::Evidence;
using result::Outcome;

namespace {

constexpr std::size_t kBodyWords = 2;
constexpr int kSameOfficeMonths = 3;  // within which a body rarely has two heads

// The lines of the signature, without the recipients beside it: "tm. ủy ban nhân dân", "kt. chủ tịch", "phó chủ tịch".
std::vector<std::string> SignatureOf(const Dossier& dossier, const Part& part, const Passage& title, const Passage& signer) {
  const document::CellRef& own = part.block(title.block).cell;
  const int last = std::max(title.block, signer.part == title.part ? signer.block : -1);
  std::vector<std::string> lines;
  for (int i = title.block; i <= last; ++i) {
    const document::CellRef& cell = part.block(i).cell;
    if (!part.IsContent(i) || cell.table != own.table || cell.row != own.row || cell.column != own.column) continue;
    const std::string& whole = part.block(i).text;
    const std::size_t tab = whole.find_last_of('\t');
    const std::string right = tab == std::string::npos ? whole : whole.substr(tab + 1);
    std::string line = text::Normalize(right, dossier.words().lexicon).text;
    if (!MatchesAny(Marker(dossier.words(), "recipients"), line) && !line.starts_with('-')) lines.push_back(std::move(line));
  }
  return lines;
}

bool AnyLine(const rules::Patterns& patterns, const std::vector<std::string>& lines) {
  return std::any_of(lines.begin(), lines.end(), [&](const std::string& line) { return MatchesAny(patterns, line); });
}

// "KT." before the office of a deputy, or over one that is none; "TM. ủy ban" over an office that does not head it.
const char* FormFault(const Dossier& dossier, const std::vector<std::string>& signature, bool by_order) {
  const rules::Vocabulary& words = dossier.words();
  // "TM." is for a board, never for a person; nobody signs by order of a deputy.
  if (AnyLine(Marker(words, "on-behalf-of-person"), signature)) return "on-behalf-of-person";
  if (AnyLine(Marker(words, "by-order-of-deputy"), signature)) return "signed-for-wrong-office";
  if (by_order) return AnyLine(Marker(words, "no-office"), signature) ? "signer-without-office" : "";
  if (AnyLine(Marker(words, "signed-for-deputy"), signature)) return "signed-for-wrong-office";
  const bool for_head = AnyLine(Marker(words, "signed-for"), signature);
  const auto signs = [&](const std::string& line) {
    return MatchesAny(Marker(words, "lower-office"), line) || MatchesAny(Marker(words, "head-line"), line);
  };
  if (for_head && !AnyLine(Marker(words, "deputy-office"), signature) && std::any_of(signature.begin(), signature.end(), signs))
    return "signed-for-wrong-office";
  if (AnyLine(Marker(words, "on-behalf-of-board"), signature) && !AnyLine(Marker(words, "board-office"), signature) &&
      AnyLine(Marker(words, "lower-office"), signature))
    return "signer-not-of-issuer";
  return AnyLine(Marker(words, "no-office"), signature) ? "signer-without-office" : "";
}

// "Giám đốc Sở Tài chính" under a letterhead of the Sở Khoa học: the body that the office names is not the issuer.
bool OfOtherBody(const Dossier& dossier, const std::vector<std::string>& signature, const std::string& issuer) {
  if (issuer.empty()) return false;
  for (const std::string& line : signature) {
    const auto match = FirstMatch(Marker(dossier.words(), "office-of-body"), line);
    const std::string body = match ? GroupOf(line, *match) : "";
    if (body.empty()) continue;
    // Every word of the shorter name stands in the other; "sở khoa học" is the "sở khoa học và công nghệ tỉnh".
    const std::set<std::string> named = NameTokens(body), own = NameTokens(issuer);
    const std::size_t words = named.size();
    std::size_t known = 0;
    for (const std::string& word : named) known += own.count(word);
    if (words >= kBodyWords && known < words && 2 * (words - known) >= words - 1) return true;
  }
  return false;
}

// Which of the rules "a body of this kind is signed for by these offices" the signature breaks; "" none. An office that
// no rule knows is no fault, and neither is a signature of which only the body was read.
const char* OfficeFault(const Dossier& dossier, const rules::Look& look, const std::string& body,
                        const std::vector<std::string>& signature, bool by_order) {
  const rules::Patterns& offices = Marker(dossier.words(), "head-office");
  for (const rules::NamedPatterns& pair : look.parts) {
    if (by_order || !MatchesAny(pair.patterns, body)) continue;
    if (AnyLine(offices, signature) && !AnyLine(pair.then, signature)) return "signer-not-of-issuer";
  }
  const bool deputy = AnyLine(Marker(dossier.words(), "deputy-office"), signature);
  // The head of a council may be a deputy elsewhere: "TM. HỘI ĐỒNG THẨM ĐỊNH, CHỦ TỊCH, PHÓ GIÁM ĐỐC".
  const bool for_board = AnyLine(Marker(dossier.words(), "on-behalf-of-board"), signature) && AnyLine(Marker(dossier.words(), "council-head"), signature);
  return deputy && !by_order && !for_board && !AnyLine(Marker(dossier.words(), "signed-for-head"), signature) ? "deputy-without-order" : "";
}

// "TM. ủy ban nhân dân" under the letterhead of a company, "giám đốc bệnh viện" under a department's: a sort of body that the
// head names nowhere. Who signs by order is of another body by right.
bool ForOtherBody(const Dossier& dossier, const std::vector<std::string>& signature, const std::string& head, bool by_order) {
  for (const std::string& line : signature) {
    auto match = FirstMatch(Marker(dossier.words(), "signed-for-body"), line);
    if (!match && !by_order) match = FirstMatch(Marker(dossier.words(), "head-of-body"), line);
    const std::string body = match ? GroupOf(line, *match) : "";
    if (!body.empty() && head.find(body) == std::string::npos) return true;
  }
  return false;
}

// "GIÁM ĐỐC BỆNH VIỆN …" decides, and an office signs that neither is the director's nor signs for it.
bool NotWhoDecides(const Dossier& dossier, const std::vector<std::string>& signature, const std::string& authority) {
  const auto office = FirstMatch(Marker(dossier.words(), "head-office"), authority);
  if (!office || office->whole.begin != 0) return false;
  const std::string decides = authority.substr(0, office->whole.end);
  const auto names = [&](const std::string& line) { return line.find(decides) != std::string::npos; };
  return AnyLine(Marker(dossier.words(), "lower-office"), signature) && std::none_of(signature.begin(), signature.end(), names);
}

constexpr std::size_t kArticleBytes = 600;
constexpr int kOwnerApproves = 3;  // from this level on (article 12, clauses 2 and 3)
constexpr int kMinistryAppraises = 4;
constexpr int kListed = 5;         // the level whose list the Prime Minister approves (article 12, clause 3, point đ)

class Authority {
 public:
  Authority(const Dossier& dossier, const rules::Look& look)
      : dossier_(dossier), words_(dossier.words()), look_(look), roles_(ReadRoles(dossier)), delegations_(ReadDelegations(dossier)),
        changes_(ReadServiceChanges(dossier)), holders_(ReadHolders(dossier)) {}

  // Nothing where the document only has to be signed rightly, and is.
  std::optional<Finding> Judge(int p) {
    const Part& part = dossier_.part(p);
    const bool approves = part.kind == "approval-decision";
    Finding finding;
    finding.evidence = Evidence::kPresent;
    finding.outcome = Outcome::kReview;
    // Minutes need no office: who sits and who signs is one person.
    if (const auto two = RoleOfTwo(dossier_, p); two && !IsRecognised(dossier_, two->first.at) && !IsRecognised(dossier_, two->second.at)) {
      finding.reason = "role-of-two";
      finding.say["value"] = TextOf(part, two->first.at);
      finding.say["other"] = TextOf(part, two->second.at);
      finding.passages = {two->first.at, two->second.at};
      return finding;
    }
    const auto title = part.field_places.find("signer-title");
    if (title == part.field_places.end()) {
      if (!approves) return std::nullopt;
      finding.reason = "signer-unknown";
      if (!part.title_passages.empty()) finding.passages.push_back(WithPart(part.title_passages.front(), p));
      return finding;
    }
    const Passage at = WithPart(title->second, p);
    finding.passages.push_back(at);
    const std::string& office = part.fields.at("signer-title");
    finding.say["value"] = at.stated >= 0 ? office : TextOf(dossier_.part(at.part), at);
    const auto signer = part.field_places.find("signer");
    const std::vector<std::string> said =
        at.stated >= 0 ? std::vector<std::string>{Norm(office)}
                       : SignatureOf(dossier_, dossier_.part(at.part), at, signer == part.field_places.end() ? at : WithPart(signer->second, p));
    if (part.fields.count("issuer") != 0) finding.say["issuer"] = part.fields.at("issuer");
    const bool by_order = AnyLine(Marker(words_, "signed-by-order"), said);
    finding.reason = FormOf(part, p, said, by_order, finding);
    if (finding.reason.empty()) finding.reason = PersonOf(part, p, said, finding);
    if (approves && finding.reason != "signer-without-office") {
      // The document that delegates is asked for first; with it, the form of the signature and the person still count.
      if (by_order) {
        if (const std::string fault = ByOrder(part, said, finding); !fault.empty()) finding.reason = fault;
      } else if (finding.reason.empty()) {
        finding.reason = Approver(part, p, finding);
      }
      if (finding.reason.empty() && dossier_.level == 0) finding.reason = "level-unknown";
    } else if ((part.kind == "regulation" || part.kind == "regulation-decision") && finding.reason.empty()) {
      finding.reason = RegulationIssuer(part, p, finding);
    } else if (part.kind == "appraisal" && finding.reason.empty()) {
      finding.reason = Appraiser(part, p, finding);
    }
    if (!finding.reason.empty()) return finding;
    if (!approves) return std::nullopt;
    finding.outcome = Outcome::kPass;
    finding.evidence = Evidence::kUsable;
    finding.reason = "found";
    return finding;
  }

 private:
  std::string Norm(const std::string& text) const { return text::Normalize(text, words_.lexicon).text; }
  std::string Field(const Part& part, const char* name) const {
    const auto found = part.fields.find(name);
    return found == part.fields.end() ? "" : Norm(found->second);
  }
  void CiteIssuer(const Part& part, int p, Finding& finding) const {
    if (const auto issuer = part.field_places.find("issuer"); issuer != part.field_places.end())
      finding.passages.push_back(WithPart(issuer->second, p));
  }

  std::string FormOf(const Part& part, int p, const std::vector<std::string>& said, bool by_order, Finding& finding) const {
    const std::string issuer = Field(part, "issuer");
    const bool for_other = !issuer.empty() && ForOtherBody(dossier_, said, issuer + " " + part.title + " " + Field(part, "authority"), by_order);
    // A report of an inspection is signed as its body signs; only that it is this body's can be told.
    if (part.kind == "inspection") {
      const bool other = for_other || (MatchesAny(Marker(words_, "company"), IssuerOf(part, words_)) &&
                                       AnyLine(Marker(words_, "company"), said) && OfOtherBody(dossier_, said, issuer));
      if (other) CiteIssuer(part, p, finding);
      return other ? "signer-not-of-issuer" : "";
    }
    std::string fault = FormFault(dossier_, said, by_order);
    if (fault.empty()) fault = OfficeFault(dossier_, look_, IssuerOf(part, words_) + " " + Field(part, "number"), said, by_order);
    if (fault.empty() && !by_order && OfOtherBody(dossier_, said, issuer + " " + part.title)) fault = "signer-not-of-issuer";
    if (fault.empty() && for_other) fault = "signer-not-of-issuer";
    if (fault.empty() && NotWhoDecides(dossier_, said, Field(part, "authority"))) {
      const Passage decides = WithPart(part.field_places.at("authority"), p);
      finding.passages.push_back(decides);
      finding.say["other"] = TextOf(part, decides);
      return "signer-not-authority";
    }
    // Told by the document's number or title, without a letterhead that could be named.
    if (fault == "signer-not-of-issuer" && part.fields.count("issuer") == 0) fault = "signer-not-of-body";
    if (!fault.empty()) CiteIssuer(part, p, finding);
    return fault;
  }

  // Another name in the digital stamp; a person who had left, or had not yet taken the office.
  std::string PersonOf(const Part& part, int p, const std::vector<std::string>& said, Finding& finding) const {
    if (const auto other = StampOfOther(dossier_, p)) {
      finding.say["value"] = part.fields.at("signer");
      finding.say["other"] = TextOf(part, *other);
      finding.passages.push_back(*other);
      return "signer-name-differs";
    }
    const auto day = DayOf(part);
    const std::string signer = Field(part, "signer");
    if (!day || signer.empty()) return "";
    for (const std::string& line : said) {
      const auto office = FirstMatch(Marker(words_, "head-office"), line);
      const std::string held = office ? line.substr(office->whole.begin, office->whole.size()) : "";
      const ServiceChange* change = CouldNotSign(changes_, Marker(words_, "replaced"), signer, held, *day);
      if (change == nullptr) continue;
      finding.say["value"] = part.fields.at("signer");
      finding.say["date"] = change->day.ToIso();
      finding.say["other-date"] = day->ToIso();
      finding.passages.push_back(change->at);
      return change->took ? "signer-not-yet" : change->until ? "signer-away" : "signer-had-left";
    }
    return OtherHolder(part, p, finding);
  }

  // Two heads of one body within weeks, of whom no document says that one followed the other; one person who signs for two
  // bodies.
  std::string OtherHolder(const Part& part, int p, Finding& finding) const {
    const auto own = std::find_if(holders_.begin(), holders_.end(), [&](const Holder& one) { return one.signs && one.at.part == p; });
    if (own == holders_.end() || !own->day || IsRecognised(dossier_, own->at)) return "";
    for (const Holder& other : holders_) {
      if (!other.day || other.at.part == p || IsRecognised(dossier_, other.at)) continue;
      const bool near = own->day->PlusMonths(-kSameOfficeMonths) <= *other.day && *other.day <= own->day->PlusMonths(kSameOfficeMonths);
      const bool told = std::any_of(changes_.begin(), changes_.end(), [&](const ServiceChange& change) {
        return change.sentence.find(own->name) != std::string::npos || change.sentence.find(other.name) != std::string::npos;
      });
      if (!near || told) continue;
      const bool same = SamePerson(own->name, other.name);
      const bool two_heads = !same && own->own && other.own && own->role == other.role && SameBody(own->body, other.body) &&
                             NameTokens(own->body).size() >= kBodyWords;
      // Who proposes a level does not judge it.
      const std::string& kind = dossier_.part(other.at.part).kind;
      const auto proposes = [](const std::string& one) { return one == "submission" || one == "level-dossier"; };
      const auto judges = [](const std::string& one) { return one == "appraisal" || one == "approval-decision"; };
      const bool both_sides = (proposes(part.kind) && judges(kind)) || (judges(part.kind) && proposes(kind));
      const bool two_bodies = both_sides && same && other.signs && text::CountWords(own->name) > 2 && !own->body.empty() && !other.body.empty() &&
                              !Related(own->body, other.body, words_) && !MatchesAny(Marker(words_, "joint-body"), own->body + " " + other.body) &&
                              MatchesAny(FieldWords(words_, "issuer-body"), own->body) && MatchesAny(FieldWords(words_, "issuer-body"), other.body);
      if (!two_heads && !two_bodies) continue;
      finding.say["value"] = part.fields.at("signer");
      finding.say["other"] = two_heads ? TextOf(dossier_.part(other.at.part), other.at) : other.body;
      finding.say["issuer"] = own->body;
      finding.passages = {own->at, other.at};
      return two_heads ? "head-of-two" : "signer-of-two-bodies";
    }
    return "";
  }

  // One delegation without fault is enough.
  std::string ByOrder(const Part& part, const std::vector<std::string>& said, Finding& finding) const {
    if (delegations_.empty()) return "delegation-missing";
    std::string fault;
    const Delegation* faulty = nullptr;
    for (const Delegation& delegation : delegations_) {
      std::string why = DelegationFault(delegation, DayOf(part), dossier_.level, Field(part, "system"));
      if (why.empty() && ToOther(delegation, said)) why = "delegation-other-office";
      if (why.empty() && ToOtherPerson(delegation, Field(part, "signer"))) why = "delegation-other-person";
      if (why.empty()) {
        finding.passages.push_back(delegation.at);
        return "";
      }
      if (faulty != nullptr) continue;
      faulty = &delegation;
      fault = why;
    }
    finding.passages.push_back(faulty->at);
    return fault;
  }

  // "ủy quyền cho giám đốc sở nội vụ" over a signature of another office, or of the director of another body; or given by
  // somebody else than the one who is signed for.
  bool ToOther(const Delegation& delegation, const std::vector<std::string>& said) const {
    const auto group = [&](const char* marker) {
      const auto match = FirstMatch(Marker(words_, marker), delegation.sentence);
      return match ? GroupOf(delegation.sentence, *match) : std::string();
    };
    const auto names = [&](const std::string& office, bool by_order) {
      return std::any_of(said.begin(), said.end(), [&](const std::string& line) {
        return MatchesAny(Marker(words_, "signed-by-order"), line) == by_order && line.find(office) != std::string::npos;
      });
    };
    const std::string from = group("delegated-by"), to = group("delegated-to-office"), body = group("delegated-to");
    const bool office_line = std::any_of(said.begin(), said.end(), [&](const std::string& line) {
      return !MatchesAny(Marker(words_, "signed-by-order"), line) && MatchesAny(Marker(words_, "head-office"), line);
    });
    if (!from.empty() && AnyLine(Marker(words_, "by-order-of-office"), said) && !names(from, true)) return true;
    if (!to.empty() && office_line && !names(to, false)) return true;
    return !body.empty() && OfOtherBody(dossier_, said, body);
  }

  // "ủy quyền cho ông Nguyễn Văn A, Phó Chủ tịch" over the signature of somebody else.
  bool ToOtherPerson(const Delegation& delegation, const std::string& signer) const {
    const auto match = FirstMatch(Marker(words_, "delegated-to-person"), delegation.sentence);
    const std::string named = match ? PersonIn(GroupOf(delegation.sentence, *match), words_) : "";
    const std::string signs = PersonIn(signer, words_);
    return !named.empty() && !signs.empty() && !SamePerson(named, signs);
  }

  // Article 12 of Decree 85/2016: levels 1 and 2 the specialised unit, from 3 the owner; the list of level 5 the Prime Minister.
  std::string Approver(const Part& part, int p, Finding& finding) const {
    const std::string issuer = IssuerOf(part, words_);
    if (dossier_.level == kListed && MatchesAny(Marker(words_, "national-list"), part.title + " " + OperativeOf(part)) &&
        !MatchesAny(Marker(words_, "prime-minister"), issuer)) {
      CiteIssuer(part, p, finding);
      return "list-not-by-prime-minister";
    }
    if (issuer.empty() || dossier_.level == 0) return "";
    const std::optional<NamedBody>&owner = roles_.owner, &unit = roles_.security_unit;
    // "… UBND tỉnh ủy quyền cho Sở Y tế phê duyệt": in its own name, by a document that says so.
    for (const Delegation& delegation : delegations_)
      if (Related(issuer, delegation.sentence, words_) && *DelegationFault(delegation, DayOf(part), dossier_.level, Field(part, "system")) == '\0') return "";
    const bool by_owner = owner && Related(issuer, owner->name, words_);
    const bool by_unit = unit && Related(issuer, unit->name, words_);
    if (roles_.operating_unit && SameBody(issuer, roles_.operating_unit->name) && owner && !by_owner && !by_unit) {
      finding.passages.push_back(roles_.operating_unit->at);
      finding.passages.push_back(owner->at);
      finding.say["other"] = TextOf(dossier_.part(owner->at.part), owner->at);
      return "approved-by-operator";
    }
    // A decision on several systems needs the right to approve the highest.
    int level = dossier_.level;
    for (const SystemRow& row : ReadSystemRows(dossier_, p, {})) level = std::max(level, row.level);
    if (level < kOwnerApproves) return "";
    finding.say["level"] = std::to_string(level);
    if (owner && !by_owner && MatchesAny(FieldWords(words_, "issuer-body"), owner->name) &&
        MatchesAny(FieldWords(words_, "issuer-body"), issuer)) {
      CiteIssuer(part, p, finding);
      finding.passages.push_back(owner->at);
      finding.say["other"] = TextOf(dossier_.part(owner->at.part), owner->at);
      return "issuer-not-owner";
    }
    if (!owner && MatchesAny(Marker(words_, "subordinate-body"), Field(part, "issuer"))) {
      CiteIssuer(part, p, finding);
      return "issuer-below-owner";
    }
    return "";
  }

  // The first article, which says what is approved.
  std::string OperativeOf(const Part& part) const {
    std::string text;
    for (std::size_t i = part.first; i < part.last; ++i) {
      const int index = static_cast<int>(i);
      const std::string& norm = part.prepared(index).norm.text;
      if (part.IsContent(index) && part.prepared(index).place == Place::kOperative && !MatchesAny(Marker(words_, "basis-line"), norm))
        text += norm + " ";
      if (text.size() > kArticleBytes) break;
    }
    return text;
  }

  // A supplier makes no rules for the owner's people.
  std::string RegulationIssuer(const Part& part, int p, Finding& finding) const {
    const std::string issuer = IssuerOf(part, words_);
    if (!MatchesAny(Marker(words_, "company"), issuer) || !roles_.owner || MatchesAny(Marker(words_, "company"), roles_.owner->name)) return "";
    if (roles_.operating_unit && Related(issuer, roles_.operating_unit->name, words_)) return "";
    CiteIssuer(part, p, finding);
    finding.passages.push_back(roles_.owner->at);
    finding.say["other"] = TextOf(dossier_.part(roles_.owner->at.part), roles_.owner->at);
    return "regulation-by-supplier";
  }

  // Who runs the system does not appraise it, not even the specialised unit (Circular 12/2022, article 6); levels 4 and 5
  // are appraised by the ministry (article 12, clause 3), those of police and army by their own.
  std::string Appraiser(const Part& part, int p, Finding& finding) const {
    const std::string issuer = IssuerOf(part, words_);
    if (issuer.empty() || MatchesAny(Marker(words_, "council"), OperativeOf(part) + " " + part.title + " " + issuer)) return "";
    const std::string head = Field(part, "issuer");
    const std::optional<NamedBody>& owner = roles_.owner;
    if (dossier_.level >= kMinistryAppraises) {
      const bool own = owner && MatchesAny(Marker(words_, "own-appraiser"), owner->name);
      if (own ? !Related(head, owner->name, words_) : !MatchesAny(Marker(words_, "high-appraiser"), head)) {
        for (int other : dossier_.PartsOf({"appraisal"})) {
          const std::string by = Field(dossier_.part(other), "issuer");
          if (other != p && (own ? Related(by, owner->name, words_) : MatchesAny(Marker(words_, "high-appraiser"), by))) return "";
        }
        CiteIssuer(part, p, finding);
        if (own) finding.passages.push_back(owner->at);
        return "appraised-by-other-body";
      }
    }
    if (!roles_.operating_unit || !SameBody(issuer, roles_.operating_unit->name)) return "";
    CiteIssuer(part, p, finding);
    finding.passages.push_back(roles_.operating_unit->at);
    return "appraised-by-operator";
  }

  const Dossier& dossier_;
  const rules::Vocabulary& words_;
  const rules::Look& look_;
  const Roles roles_;
  const std::vector<Delegation> delegations_;
  const std::vector<ServiceChange> changes_;
  const std::vector<Holder> holders_;
};

}  // namespace

Finding FindAuthority(const Dossier& dossier, const rules::Check& check, const rules::Look& look) {
  Finding best;
  best.outcome = Outcome::kNotApplicable;
  best.evidence = Evidence::kUsable;
  best.reason = "nothing-to-compare";
  const std::vector<int> parts = dossier.PartsOf(check.documents);
  if (parts.empty()) return best;
  bool any = false;
  Authority authority(dossier, look);
  for (int p : parts) {
    std::optional<Finding> finding = authority.Judge(p);
    if (!finding) continue;
    if (!any || best.outcome == Outcome::kPass) best = std::move(*finding);  // one doubtful document is enough
    any = true;
  }
  best.say.emplace("level", std::to_string(dossier.level));
  return best;
}

}  // namespace capdo::analysis
