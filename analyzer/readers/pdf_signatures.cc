#include "readers/pdf_signatures.h"

// Poppler's own check goes through NSS, whose result class has no public header and which wants a key database on
// disk. The signature is a CMS structure over byte ranges: libcrypto, which base/ uses for hashes, reads it alone.
#include <openssl/asn1.h>
#include <openssl/bio.h>
#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/x509.h>

#include <Form.h>
#include <Object.h>
#include <PDFDoc.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "text/normalized.h"

namespace capdo::readers::pdf {
namespace {

struct CmsFree {
  void operator()(CMS_ContentInfo* cms) const { CMS_ContentInfo_free(cms); }
};
struct BioFree {
  void operator()(BIO* bio) const { BIO_free_all(bio); }
};
struct CertsFree {
  void operator()(STACK_OF(X509) * certs) const { sk_X509_pop_free(certs, X509_free); }
};

std::string CommonName(X509* cert) {
  const X509_NAME* name = X509_get_subject_name(cert);
  const int at = X509_NAME_get_index_by_NID(const_cast<X509_NAME*>(name), NID_commonName, -1);
  if (at < 0) return {};
  unsigned char* utf8 = nullptr;
  const int length = ASN1_STRING_to_UTF8(&utf8, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at)));
  if (length < 0) return {};
  std::string out(reinterpret_cast<char*>(utf8), static_cast<std::size_t>(length));
  OPENSSL_free(utf8);
  return text::ToNfc(out);
}

// "D:20240301151500+07'00'" → "2024-03-01T08:15:00Z".
std::string IsoTime(const std::string& pdf_date) {
  int year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0, zone_hour = 0, zone_minute = 0;
  char sign = 'Z';
  const char* text = pdf_date.c_str();
  if (pdf_date.rfind("D:", 0) == 0) text += 2;
  if (std::sscanf(text, "%4d%2d%2d%2d%2d%2d%c%2d'%2d", &year, &month, &day, &hour, &minute, &second, &sign, &zone_hour,
                  &zone_minute) < 6) {
    return {};
  }
  std::tm tm{};
  tm.tm_year = year - 1900;
  tm.tm_mon = month - 1;
  tm.tm_mday = day;
  tm.tm_hour = hour;
  tm.tm_min = minute;
  tm.tm_sec = second;
  std::time_t time = timegm(&tm);
  const int zone = zone_hour * 3600 + zone_minute * 60;
  if (sign == '+') time -= zone;
  if (sign == '-') time += zone;
  if (gmtime_r(&time, &tm) == nullptr) return {};
  char out[32] = "";
  if (std::strftime(out, sizeof out, "%Y-%m-%dT%H:%M:%SZ", &tm) == 0) return {};
  return out;
}

std::string SigningTime(CMS_SignerInfo* signer) {
  const int at = CMS_signed_get_attr_by_NID(signer, NID_pkcs9_signingTime, -1);
  if (at < 0) return {};
  const ASN1_TYPE* value = X509_ATTRIBUTE_get0_type(CMS_signed_get_attr(signer, at), 0);
  if (value == nullptr || (value->type != V_ASN1_UTCTIME && value->type != V_ASN1_GENERALIZEDTIME)) return {};
  std::tm tm{};
  const auto* time = value->type == V_ASN1_UTCTIME ? static_cast<const ASN1_TIME*>(value->value.utctime)
                                                   : static_cast<const ASN1_TIME*>(value->value.generalizedtime);
  if (ASN1_TIME_to_tm(time, &tm) != 1) return {};
  char out[32] = "";
  if (std::strftime(out, sizeof out, "%Y-%m-%dT%H:%M:%SZ", &tm) == 0) return {};
  return out;
}

// The signed bytes, or nothing where the ranges do not lie inside the file.
bool SignedBytes(const Object& ranges, std::string_view bytes, std::string& out, bool& whole) {
  if (!ranges.isArray() || ranges.arrayGetLength() < 4 || ranges.arrayGetLength() > 16) return false;
  std::uint64_t end = 0, first = 1;
  for (int i = 0; i + 1 < ranges.arrayGetLength(); i += 2) {
    const Object from = ranges.arrayGet(i), length = ranges.arrayGet(i + 1);
    if (!from.isIntOrInt64() || !length.isIntOrInt64()) return false;
    const long long at = from.getIntOrInt64(), count = length.getIntOrInt64();
    if (at < 0 || count < 0 || static_cast<std::uint64_t>(at) > bytes.size() ||
        static_cast<std::uint64_t>(count) > bytes.size() - static_cast<std::uint64_t>(at)) {
      return false;
    }
    out += bytes.substr(static_cast<std::size_t>(at), static_cast<std::size_t>(count));
    if (i == 0) first = static_cast<std::uint64_t>(at);
    end = static_cast<std::uint64_t>(at + count);
  }
  // Writers may leave white space after the last byte of the range.
  whole = first == 0 && ranges.arrayGetLength() == 4 && end + 2 >= bytes.size();
  return true;
}

void Check(const GooString& contents, const std::string& signed_bytes, document::Signature& out) {
  const auto* der = reinterpret_cast<const unsigned char*>(contents.c_str());
  const std::unique_ptr<CMS_ContentInfo, CmsFree> cms(d2i_CMS_ContentInfo(nullptr, &der, contents.getLength()));
  if (!cms || OBJ_obj2nid(CMS_get0_type(cms.get())) != NID_pkcs7_signed) {
    out.note = "not-verified";
    return;
  }
  const std::unique_ptr<STACK_OF(X509), CertsFree> certs(CMS_get1_certs(cms.get()));
  STACK_OF(CMS_SignerInfo)* signers = CMS_get0_SignerInfos(cms.get());
  for (int s = 0; signers != nullptr && s < sk_CMS_SignerInfo_num(signers); ++s) {
    CMS_SignerInfo* signer = sk_CMS_SignerInfo_value(signers, s);
    for (int c = 0; certs && c < sk_X509_num(certs.get()); ++c) {
      X509* cert = sk_X509_value(certs.get(), c);
      if (CMS_SignerInfo_cert_cmp(signer, cert) == 0 && out.signer.empty()) out.signer = CommonName(cert);
    }
    if (const std::string time = SigningTime(signer); !time.empty()) out.time = time;
  }
  const std::unique_ptr<BIO, BioFree> data(
      BIO_new_mem_buf(signed_bytes.data(), static_cast<int>(signed_bytes.size())));
  out.digest_matches = CMS_verify(cms.get(), nullptr, nullptr, data.get(), nullptr,
                                  CMS_NO_SIGNER_CERT_VERIFY | CMS_BINARY) == 1;
  out.note = out.digest_matches ? "certificate-not-checked" : "digest-differs";
}

}  // namespace

void AddSignatures(PDFDoc& pdf, std::string_view bytes, document::Document& doc) {
  for (FormFieldSignature* field : pdf.getSignatureFields()) {
    const Object value = field->getObj()->dictLookup("V");
    if (!value.isDict()) continue;  // a place to sign, still empty
    document::Signature signature;
    if (const Object time = value.dictLookup("M"); time.isString()) signature.time = IsoTime(time.getString()->toStr());
    std::string signed_bytes;
    const bool ranged = SignedBytes(value.dictLookup("ByteRange"), bytes, signed_bytes, signature.covers_whole_file);
    const Object contents = value.dictLookup("Contents");
    if (!contents.isString() || !ranged || signed_bytes.size() > (1u << 30)) {
      signature.note = "not-verified";
    } else {
      Check(*contents.getString(), signed_bytes, signature);
    }
    ERR_clear_error();
    doc.signatures.push_back(std::move(signature));
  }
}

}  // namespace capdo::readers::pdf
