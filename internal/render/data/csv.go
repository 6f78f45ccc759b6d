package data

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"strings"
)

// bom is the UTF-8 byte order mark: without it, Excel takes a CSV file for GB18030.
const bom = "\ufeff"

// head are the columns in Chinese.
func head() []string {
	return []string{
		"代码", "指标", "领域", "条款", "单位", "计量", "年份", "期别", "区域", "数值", "状态", "演示",
		"来源文件", "来源工作表", "来源单元格", "来源文件SHA-256", "基期年", "基期值",
		"目标类型", "目标运算", "目标年", "目标值", "年度目标", "实现程度", "完成进度", "序时进度", "应达水平", "与应达水平之差",
		"节奏算法", "节奏", "今后需要", "水平", "评价", "变化", "推算值", "推算下限", "推算上限", "说明",
	}
}

func encodeCSV(list []entry) []byte {
	var b bytes.Buffer
	b.WriteString(bom)
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	rows := [][]string{head()}
	for _, e := range list {
		rows = append(rows, e.row())
	}
	if err := w.WriteAll(rows); err != nil {
		panic(err) // a buffer takes everything
	}
	return b.Bytes()
}

// row has the cells of e in the order of head.
func (e entry) row() []string {
	s, p := e.Source, e.Projection
	if s == nil {
		s = &source{}
	}
	if p == nil {
		p = &projected{}
	}
	demo := ""
	if e.Demo {
		demo = "是"
	}
	return []string{
		e.ID.cell(), e.Name.cell(), e.Domain.cell(), e.Clause.cell(), e.Unit.cell(), e.Measure.chinese,
		e.Year.cell(), e.Period.cell(), e.Area.cell(), string(e.Value), e.State.cell(), demo,
		s.File.cell(), s.Sheet.cell(), s.Cell.cell(), s.SHA256.cell(), e.BaseYear.cell(), string(e.Base),
		e.TargetKind.chinese, e.TargetOp.chinese, e.TargetYear.cell(), string(e.Target), string(e.AnnualTarget),
		string(e.Realisation), string(e.Progress), string(e.Elapsed), string(e.Due), string(e.DueGap),
		e.PaceMethod.chinese, string(e.Pace), string(e.Required), e.Level.chinese, e.Verdict.cell(), e.Change.chinese,
		string(p.Value), string(p.Low), string(p.High), text(strings.Join(e.Reasons, "；")).cell(),
	}
}

// cell is t where no spreadsheet takes it for a formula. Blanks before it would
// not stop all of them.
func (t text) cell() string {
	if s := strings.TrimLeft(string(t), " \u00a0\u3000"); s != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", []rune(s)[0]) {
		return "'" + string(t)
	}
	return string(t)
}

func (y year) cell() string {
	if y == 0 {
		return ""
	}
	return strconv.Itoa(int(y))
}
