#!/usr/bin/env python3
"""Makes the samples of tests/readers/formats_test.cc: features.docx is written here and saved as .doc, .rtf and .odt by
LibreOffice; sheet.xlsx and sheet.xls are written by openpyxl and xlwt.

Usage: make_format_samples.py   (in an empty folder; needs soffice, python3-openpyxl, python3-xlwt)
"""
import subprocess

import zipfile
W='xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
def p(t,props="",run=""): return f'<w:p><w:pPr>{props}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{t}</w:t></w:r></w:p>'
num='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
sub='<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'
def cell(t,props=""): return f'<w:tc><w:tcPr><w:tcW w:w="2400" w:type="dxa"/>{props}</w:tcPr>{p(t)}</w:tc>'
b='<w:tblBorders>'+''.join(f'<w:{s} w:val="single" w:sz="4"/>' for s in ("top","left","bottom","right","insideH","insideV"))+'</w:tblBorders>'
table=f'<w:tbl><w:tblPr><w:tblW w:w="7200" w:type="dxa"/>{b}</w:tblPr><w:tblGrid><w:gridCol w:w="2400"/><w:gridCol w:w="2400"/><w:gridCol w:w="2400"/></w:tblGrid>'
table+='<w:tr><w:trPr><w:tblHeader/></w:trPr>'+cell("STT")+cell("Yêu cầu")+cell("Hiện trạng")+'</w:tr>'
table+='<w:tr>'+cell("1",'<w:vMerge w:val="restart"/>')+cell("Có tường lửa")+cell("Đáp ứng")+'</w:tr>'
table+='<w:tr>'+cell("",'<w:vMerge/>')+cell("Ghép hai cột",'<w:gridSpan w:val="2"/>')+'</w:tr></w:tbl>'
body=p("QUYẾT ĐỊNH",'<w:jc w:val="center"/>','<w:b/>')+p("Phê duyệt cấp độ an toàn",num)+p("Phạm vi áp dụng",sub)+p("Đối tượng áp dụng",sub)+p("Tổ chức thực hiện",num)
body+='<w:p><w:r><w:t xml:space="preserve">Cấp độ </w:t></w:r><w:del w:id="1" w:author="a" w:date="2024-01-01T00:00:00Z"><w:r><w:delText>hai</w:delText></w:r></w:del><w:ins w:id="2" w:author="a" w:date="2024-01-01T00:00:00Z"><w:r><w:t>ba</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t xml:space="preserve"> chữ ẩn</w:t></w:r><w:r><w:t xml:space="preserve"> được phê duyệt</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
body+=p("QuyÕt ®Þnh",'','<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime" w:cs=".VnTime"/>')+p("quyÕt ®Þnh",'','<w:rFonts w:ascii=".VnTimeH" w:hAnsi=".VnTimeH"/>')+p("Quyeát ñònh",'','<w:rFonts w:ascii="VNI-Times" w:hAnsi="VNI-Times"/>')
body+='<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> HYPERLINK "http://example.vn" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>Liên kết</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
body+=table+p("Sau bảng")
doc=f'<?xml version="1.0" encoding="UTF-8"?><w:document {W}><w:body>{body}<w:sectPr><w:headerReference w:type="default" r:id="rId3"/></w:sectPr></w:body></w:document>'
lvl=lambda i,t,f:f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{f}"/><w:lvlText w:val="{t}"/></w:lvl>'
numb=f'<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>{lvl(0,"Điều %1.","decimal")}{lvl(1,"%2)","lowerLetter")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
foot=f'<w:footnotes {W}><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:type="continuationSeparator" w:id="1"><w:p/></w:footnote><w:footnote w:id="2">{p("Chú thích chân trang")}</w:footnote></w:footnotes>'
hdr=f'<w:hdr {W}>{p("Đầu trang")}</w:hdr>'
ct='<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'+''.join(f'<Override PartName="/word/{n}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{t}+xml"/>' for n,t in (("document","document.main"),("numbering","numbering"),("footnotes","footnotes"),("header1","header")))+'</Types>'
R='http://schemas.openxmlformats.org/officeDocument/2006/relationships'
rel=lambda items:'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'+''.join(f'<Relationship Id="{i}" Type="{R}/{t}" Target="{x}"/>' for i,t,x in items)+'</Relationships>'
z=zipfile.ZipFile("features.docx","w",zipfile.ZIP_DEFLATED)
for n,d in (("[Content_Types].xml",ct),("_rels/.rels",rel([("rId1","officeDocument","word/document.xml")])),("word/document.xml",doc),("word/numbering.xml",numb),("word/footnotes.xml",foot),("word/header1.xml",hdr),("word/_rels/document.xml.rels",rel([("rId1","numbering","numbering.xml"),("rId2","footnotes","footnotes.xml"),("rId3","header","header1.xml")]))): z.writestr(n,d)
z.close()
for kind in ("doc", "rtf", "odt"):
    subprocess.run(["soffice", "--headless", "--convert-to", kind, "features.docx"], check=True)

import xlwt, openpyxl, datetime
from openpyxl.styles import Font, PatternFill
head=["STT","Tên thiết bị","Ngày nhập","Số lượng","Tỷ lệ"]
rows=[[1,"Tường lửa FortiGate 100F",datetime.date(2024,1,15),2,0.5],[2,"Máy chủ web",datetime.date(2023,12,31),3,0.25]]
b=openpyxl.Workbook(); s=b.active; s.title="Thiết bị"
s["A1"]="DANH MỤC THIẾT BỊ"; s.merge_cells("A1:E1")
for i,h in enumerate(head,1): c=s.cell(3,i,h); c.font=Font(bold=True)
for r,row in enumerate(rows,4):
    for i,v in enumerate(row,1):
        c=s.cell(r,i,v)
        if i==3: c.number_format="dd/mm/yyyy"
        if i==5: c.number_format="0%"
s.cell(6,1,"Ghép"); s.merge_cells("A6:A7"); s.cell(6,2,"dòng một"); s.cell(7,2,"dòng hai")
s.cell(8,2,"dòng ẩn"); s.row_dimensions[8].hidden=True
s.cell(9,2,"chữ trắng").font=Font(color="FFFFFFFF")
s.cell(10,2,"QuyÕt ®Þnh").font=Font(name=".VnTime")
h=b.create_sheet("Nháp"); h["A1"]="Tường lửa thứ hai"; h["B1"]="x"; h.sheet_state="hidden"
b.save("sheet.xlsx")
w=xlwt.Workbook(encoding="utf-8"); s=w.add_sheet("Thiết bị")
s.write_merge(0,0,0,4,"DANH MỤC THIẾT BỊ")
for i,t in enumerate(head): s.write(2,i,t,xlwt.easyxf("font: bold on"))
d=xlwt.easyxf(num_format_str="dd/mm/yyyy"); p=xlwt.easyxf(num_format_str="0%")
for r,row in enumerate(rows,3):
    for i,v in enumerate(row): s.write(r,i,v,*( [d] if i==2 else [p] if i==4 else []))
s.write_merge(5,6,0,0,"Ghép"); s.write(5,1,"dòng một"); s.write(6,1,"dòng hai")
s.write(7,1,"dòng ẩn"); s.row(7).hidden=True
s.write(8,1,"chữ trắng",xlwt.easyxf("font: colour white"))
s.write(9,1,"QuyÕt ®Þnh",xlwt.easyxf("font: name .VnTime"))
h=w.add_sheet("Nháp"); h.write(0,0,"Tường lửa thứ hai"); h.write(0,1,"x"); h.visibility=1
for i in range(400): h.write(i+1,0,"Một chuỗi dài để bảng chuỗi sang bản ghi sau số %d"%i)
w.save("sheet.xls")
