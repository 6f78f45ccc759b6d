package workbook

import "nianbao/internal/diag"

// saveAs is the remedy for every format that is not .xlsx.
const saveAs = "用 Excel 或 WPS 打开，“另存为”选“Excel 工作簿(*.xlsx)”"

// refuse is the finding for a file that is no workbook that can be read.
func refuse(kind string, pos diag.Pos) diag.Diagnostic {
	switch kind {
	case "owner":
		return diag.Warningf(pos, "workbook-open", "这是 Excel 或 WPS 打开工作簿时的临时文件：旁边的工作簿正开着，可能还没有保存").
			Hintf("保存并关闭工作簿后再运行；没有打开就删去这个文件")
	case "empty":
		return diag.Errorf(pos, "empty-file", "文件是空的").Hintf("重新复制这个文件，或删去它")
	case "encrypted":
		return diag.Errorf(pos, "encrypted-workbook", "工作簿设了打开密码，读不了").
			Hintf("用 Excel 或 WPS 打开，“文件—信息—保护工作簿—用密码进行加密”里清空密码，保存后再试")
	case "xls":
		return diag.Errorf(pos, "old-format", "这是旧格式的工作簿（.xls 或 .et），不是 .xlsx").Hintf(saveAs)
	case "doc", "word":
		return diag.Errorf(pos, "not-a-workbook", "这是 Word 文档，不是工作簿").Hintf("把其中的表格复制到 Excel，另存为 .xlsx")
	case "ppt":
		return diag.Errorf(pos, "not-a-workbook", "这是演示文稿，不是工作簿").Hintf("把其中的表格复制到 Excel，另存为 .xlsx")
	case "ods":
		return diag.Errorf(pos, "old-format", "这是 OpenDocument 表格（.ods），不是 .xlsx").Hintf(saveAs)
	case "xlsb":
		return diag.Errorf(pos, "old-format", "这是二进制工作簿（.xlsb），不是 .xlsx").Hintf(saveAs)
	case "markup":
		return diag.Errorf(pos, "not-a-workbook", "这是网页或 XML 文件，只是用了表格的名字").Hintf(saveAs)
	case "pdf":
		return diag.Errorf(pos, "not-a-workbook", "这是 PDF 文件，不是工作簿").Hintf("向提供数据的单位要 Excel 表格")
	case "picture":
		return diag.Errorf(pos, "not-a-workbook", "这是图片，不是工作簿").Hintf("向提供数据的单位要 Excel 表格")
	}
	return notWorkbook(pos)
}

func notWorkbook(pos diag.Pos) diag.Diagnostic {
	return diag.Errorf(pos, "not-a-workbook", "不是工作簿，也不是文本表格").Hintf(saveAs)
}

// refuse is the finding for a zip that is no .xlsx workbook.
func (a *archive) refuse(pos diag.Pos) diag.Diagnostic {
	switch {
	case a.has("xl/workbook.bin"):
		return refuse("xlsb", pos)
	case a.has("word/document.xml"):
		return refuse("word", pos)
	case a.has("ppt/presentation.xml"):
		return refuse("ppt", pos)
	case a.has("content.xml") && a.has("mimetype"):
		return refuse("ods", pos)
	}
	return diag.Errorf(pos, "not-a-workbook", "这是压缩包，里面没有工作簿").Hintf("解压后把其中的 .xlsx 文件放到 data 目录")
}
