package docx

import "nianbao/internal/ooxml"

// face is a typeface: what Chinese is set in, and what figures and Latin are.
type face struct{ east, latin string }

// The faces of an official document. They are named, never embedded.
var (
	biaosong = face{"方正小标宋简体", "Times New Roman"}
	hei      = face{"黑体", "Times New Roman"}
	kai      = face{"楷体_GB2312", "Times New Roman"}
	fang     = face{"仿宋_GB2312", "Times New Roman"}
	song     = face{"宋体", "Times New Roman"}
	// half is for page numbers, which are half-width 宋体.
	half = face{"宋体", "宋体"}
)

// fonts writes all four slots of a face: what a slot leaves open, a program
// fills from its own, and then misses a font.
func fonts(b *ooxml.Writer, f face) {
	b.Empty("w:rFonts", "w:hint", "eastAsia", "w:ascii", f.latin, "w:hAnsi", f.latin, "w:eastAsia", f.east, "w:cs", f.latin)
}

// named is a font of the font table, with those that may stand in for it.
type named struct{ name, alternatives, panose, charset, family, pitch string }

// used are the fonts that documents name.
var used = [...]named{
	{"Times New Roman", "", "02020603050405020304", "00", "roman", "variable"},
	{"宋体", "SimSun,宋体-简,Songti SC,STSong", "02010600030101010101", "86", "auto", "variable"},
	{"黑体", "SimHei,Heiti SC,STHeiti", "02010609060101010101", "86", "modern", "fixed"},
	{"仿宋_GB2312", "仿宋,FangSong,STFangsong,宋体", "02010609030101010101", "86", "modern", "fixed"},
	{"楷体_GB2312", "楷体,KaiTi,STKaiti,宋体", "02010609030101010101", "86", "modern", "fixed"},
	{"方正小标宋简体", "方正小标宋_GBK,FZXiaoBiaoSong-B05S,华文中宋,宋体", "03000509000000000000", "86", "script", "fixed"},
}

func (w *writer) fontTable() []byte {
	return w.root("w:fonts", func(b *ooxml.Writer) {
		for _, f := range used {
			b.In("w:font", func() {
				if f.alternatives != "" {
					b.Val("w:altName", f.alternatives)
				}
				b.Val("w:panose1", f.panose)
				b.Val("w:charset", f.charset)
				b.Val("w:family", f.family)
				b.Val("w:pitch", f.pitch)
			}, "w:name", f.name)
		}
	})
}

// theme is the least that a theme must have. Its fonts are those that every
// office has; the styles name their own.
const theme = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="nianbao"><a:themeElements>` +
	`<a:clrScheme name="nianbao"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1>` +
	`<a:dk2><a:srgbClr val="1B2430"/></a:dk2><a:lt2><a:srgbClr val="F6F8FA"/></a:lt2><a:accent1><a:srgbClr val="0B4F8A"/></a:accent1>` +
	`<a:accent2><a:srgbClr val="B8520A"/></a:accent2><a:accent3><a:srgbClr val="00796B"/></a:accent3><a:accent4><a:srgbClr val="7A4B9A"/></a:accent4>` +
	`<a:accent5><a:srgbClr val="8A6100"/></a:accent5><a:accent6><a:srgbClr val="5B6673"/></a:accent6><a:hlink><a:srgbClr val="0B4F8A"/></a:hlink>` +
	`<a:folHlink><a:srgbClr val="7A4B9A"/></a:folHlink></a:clrScheme>` +
	`<a:fontScheme name="nianbao"><a:majorFont><a:latin typeface="Times New Roman"/><a:ea typeface="宋体"/><a:cs typeface="Times New Roman"/></a:majorFont>` +
	`<a:minorFont><a:latin typeface="Times New Roman"/><a:ea typeface="宋体"/><a:cs typeface="Times New Roman"/></a:minorFont></a:fontScheme>` +
	`<a:fmtScheme name="nianbao"><a:fillStyleLst><a:solidFill><a:schemeClr val="phClr"/></a:solidFill><a:solidFill><a:schemeClr val="phClr"/></a:solidFill>` +
	`<a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:fillStyleLst><a:lnStyleLst><a:ln w="9525"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln>` +
	`<a:ln w="19050"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln><a:ln w="28575"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln></a:lnStyleLst>` +
	`<a:effectStyleLst><a:effectStyle><a:effectLst/></a:effectStyle><a:effectStyle><a:effectLst/></a:effectStyle><a:effectStyle><a:effectLst/></a:effectStyle></a:effectStyleLst>` +
	`<a:bgFillStyleLst><a:solidFill><a:schemeClr val="phClr"/></a:solidFill><a:solidFill><a:schemeClr val="phClr"/></a:solidFill><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:bgFillStyleLst>` +
	`</a:fmtScheme></a:themeElements></a:theme>`
