// Signs a PDF in memory the way a signing tool does, so that no certificate has to live in the repository.
#include <gtest/gtest.h>
#include <openssl/cms.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

#include <memory>
#include <string>

#include "pdf_sample_test.h"
#include "readers/reader.h"

namespace capdo::readers {
namespace {

constexpr std::size_t kRoom = 8000;  // hexadecimal digits kept for the signature

struct Signer {
  EVP_PKEY* key = EVP_RSA_gen(2048);
  X509* cert = X509_new();
  Signer() {
    X509_set_version(cert, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(cert), 1);
    X509_gmtime_adj(X509_getm_notBefore(cert), 0);
    X509_gmtime_adj(X509_getm_notAfter(cert), 3600);
    X509_set_pubkey(cert, key);
    X509_NAME* name = X509_get_subject_name(cert);
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8, reinterpret_cast<const unsigned char*>("Nguyễn Văn A"), -1, -1,
                               0);
    X509_set_issuer_name(cert, name);
    X509_sign(cert, key, EVP_sha256());
  }
  ~Signer() {
    X509_free(cert);
    EVP_PKEY_free(key);
  }
  std::string Sign(const std::string& data) const {
    BIO* in = BIO_new_mem_buf(data.data(), static_cast<int>(data.size()));
    CMS_ContentInfo* cms = CMS_sign(cert, key, nullptr, in, CMS_DETACHED | CMS_BINARY);
    unsigned char* der = nullptr;
    const int size = i2d_CMS_ContentInfo(cms, &der);
    static const char* kHex = "0123456789abcdef";
    std::string hex;
    for (int i = 0; i < size; ++i) {
      hex += kHex[der[i] >> 4];
      hex += kHex[der[i] & 15];
    }
    OPENSSL_free(der);
    CMS_ContentInfo_free(cms);
    BIO_free(in);
    return hex;
  }
};

std::string SignedPdf() {
  const std::string room(kRoom, '0');
  std::string pdf = MakePdf(
      {At(50, 700, "A signed page")}, "/Annots[100 0 R]",
      {"<</Type/Annot/Subtype/Widget/FT/Sig/T(sig)/Rect[0 0 0 0]/P 10 0 R/V 101 0 R>>",
       "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached/M(D:20240301151500+07'00')/ByteRange[0 "
       "@@@@@@@@@@ @@@@@@@@@@ @@@@@@@@@@]/Contents<" + room + ">>>"},
      "/AcroForm<</Fields[100 0 R]/SigFlags 3>>");
  const std::size_t from = pdf.find("<" + room), to = from + kRoom + 2;
  for (const std::size_t value : {from, to, pdf.size() - to}) {
    std::string digits = std::to_string(value);
    digits.insert(0, 10 - digits.size(), ' ');
    pdf.replace(pdf.find("@@@@@@@@@@"), 10, digits);
  }
  const std::string hex = Signer().Sign(pdf.substr(0, from) + pdf.substr(to));
  EXPECT_LE(hex.size(), kRoom);
  pdf.replace(from + 1, hex.size(), hex);
  return pdf;
}

TEST(PdfSignature, ReadsSignerAndChecksTheBytes) {
  const std::string pdf = SignedPdf();
  const Result<document::Document> doc = ReadPdf(pdf, Limits{});
  ASSERT_TRUE(doc);
  ASSERT_EQ(doc->signatures.size(), 1u);
  const document::Signature& signature = doc->signatures.at(0);
  EXPECT_EQ(signature.signer, "Nguyễn Văn A");
  EXPECT_EQ(signature.time.size(), std::string("2024-03-01T08:15:00Z").size());
  EXPECT_TRUE(signature.covers_whole_file);
  EXPECT_TRUE(signature.digest_matches);
  EXPECT_EQ(signature.note, "certificate-not-checked");
}

TEST(PdfSignature, SeesAChangeAndALaterAddition) {
  std::string pdf = SignedPdf();
  const std::string appended = pdf + "% added after signing, more than white space\n";
  const Result<document::Document> longer = ReadPdf(appended, Limits{});
  ASSERT_TRUE(longer);
  ASSERT_EQ(longer->signatures.size(), 1u);
  EXPECT_FALSE(longer->signatures.at(0).covers_whole_file);
  EXPECT_TRUE(longer->signatures.at(0).digest_matches);
  pdf.replace(pdf.find("A signed page"), 8, "A forged");
  const Result<document::Document> changed = ReadPdf(pdf, Limits{});
  ASSERT_TRUE(changed);
  ASSERT_EQ(changed->signatures.size(), 1u);
  EXPECT_FALSE(changed->signatures.at(0).digest_matches);
  EXPECT_EQ(changed->signatures.at(0).note, "digest-differs");
}

}  // namespace
}  // namespace capdo::readers
