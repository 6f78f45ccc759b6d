package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"nianbao/internal/assess"
	"nianbao/internal/config"
	"nianbao/internal/dataset"
	"nianbao/internal/dataset/mapping"
	"nianbao/internal/nearest"
	"nianbao/internal/report/binding"
	"nianbao/internal/report/directive"
	"nianbao/internal/report/table"
	"nianbao/internal/yaml"
)

// topic is something that explain can tell about: how it is called, what it is
// in a line, other words that people ask for, and the text.
type topic struct {
	name, about string
	also        []string
	text        func() string
	// file says that the text is a file to begin with, which contents do not list.
	file bool
}

func newExplain(t terminal) *cobra.Command {
	return &cobra.Command{
		Use:   "explain [主题]",
		Short: "说明表格、正文和配置怎样写",
		Long: "explain 说明工作簿的列、正文和图表的写法、nianbao.yaml 的各项和评价用语。\n" +
			"不写主题时列出所有主题。\n" + exitHelp,
		Args: cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			text := contents()
			if len(args) == 1 {
				found, err := topicOf(args[0])
				if err != nil {
					return usageError{err}
				}
				text = found.text()
			}
			if _, err := fmt.Fprint(t.out, text); err != nil {
				return machineError{err}
			}
			return nil
		},
	}
}

// topics are all of them, in the order in which a report is made.
func topics() []topic {
	list := []topic{{name: "nianbao.yaml", about: "报告的名称、方案的年份、各版", also: []string{"yaml", "配置", "版次"}, text: explainConfig}}
	for _, s := range dataset.Kinds() {
		about, _, _ := strings.Cut(s.About, "。")
		list = append(list, topic{name: string(s.Kind), about: about, also: s.Names, text: func() string { return explainKind(s) }})
	}
	var directives []string
	for _, g := range directive.Guides(charts()) {
		directives = append(directives, g.Name)
	}
	list = append(list, chartFiles()...)
	return append(list,
		topic{name: "map.yaml", about: "统计表怎样读，哪些数是哪个指标的", also: []string{"映射", "读法", "统计表", "feeds"}, text: explainMap},
		topic{name: "填数", about: "数、缺数、百分数、日期怎样填", also: []string{"数", "缺数", "百分数", "日期"}, text: func() string { return figuresText }},
		topic{name: "正文", about: "content/ 里的文稿怎样写", also: []string{"文稿", "content", "markdown"}, text: func() string { return narrativeText }},
		topic{name: "绑定", about: "正文里怎样引用数据，{{ }} 里可以写的词", also: []string{"引用", "{{", "{{}}", "{{ }}"}, text: explainBindings},
		topic{name: "图表指令", about: "正文里怎样插入图、表、清单和提示", also: append([]string{"指令", "图", "图表", "表"}, directives...), text: explainDirectives},
		topic{name: "图模板", about: "怎样改内置的图、加自己的图", also: []string{"模板", "charts", "templates", "画图", "自己的图"}, text: explainCharts},
		topic{name: "锁定", about: "发布后锁定一版、更正、修订旧数、建立下一版", also: []string{"发布", "再版", "勘误", "更正", "下一年", "归档", "release", "new", "editions"}, text: func() string { return releaseText }},
		topic{name: "评价", about: "评价用语的含义和界限", also: []string{"评价词", "评价用语"}, text: explainVerdicts},
	)
}

// contents lists the topics.
func contents() string {
	var b strings.Builder
	b.WriteString("用 nianbao explain 主题 查看说明。主题有：\n\n")
	for _, t := range topics() {
		if !t.file {
			fmt.Fprintf(&b, "  %s  %s\n", padded(t.name, 12), t.about)
		}
	}
	return b.String()
}

// padded fills s to a width in columns; a Chinese character has two on a terminal.
func padded(s string, columns int) string {
	for _, r := range s {
		columns--
		if r > 0x2e7f {
			columns--
		}
	}
	return s + strings.Repeat(" ", max(columns, 0))
}

// topicOf finds a topic by its name or another word for it.
func topicOf(word string) (topic, error) {
	asked := strings.ToLower(strings.TrimSpace(word))
	var names []string
	for _, t := range topics() {
		for _, name := range append([]string{t.name}, t.also...) {
			if asked == name {
				return t, nil
			}
			names = append(names, name)
		}
	}
	if near := nearest.Of(asked, names); near != "" {
		return topic{}, fmt.Errorf("没有主题“%s”，是不是“%s”？", word, near)
	}
	if some := mentioning(asked); len(some) > 0 {
		return topic{}, fmt.Errorf("没有主题“%s”；写到它的主题有：%s", word, strings.Join(some, "、"))
	}
	return topic{}, fmt.Errorf("没有主题“%s”；用 nianbao explain 列出所有主题", word)
}

// mentioning returns the topics whose names hold a word, else those whose texts do.
func mentioning(word string) []string {
	var named, told []string
	for _, t := range topics() {
		if t.file {
			continue
		}
		if strings.Contains(t.name, word) {
			named = append(named, t.name)
		}
		if strings.Contains(t.text(), word) {
			told = append(told, t.name)
		}
	}
	if len(named) > 0 {
		return named
	}
	return told
}

func explainKind(s dataset.Schema) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s：%s。\n\n", s.Kind, s.About)
	b.WriteString("表头写下面的列名，次序随意；带 * 的列必须有，不认识的列只作附注。\n")
	fmt.Fprintf(&b, "工作表或文件的名称里写上“%s”，不会认成别的表。\n", s.Kind)
	for _, c := range s.Specs {
		mark := " "
		if c.Required {
			mark = "*"
		}
		fmt.Fprintf(&b, "\n%s %s（%s）\n    %s\n", mark, c.Name, holds(c), c.About)
		if len(c.Synonyms) > 0 {
			fmt.Fprintf(&b, "    也可写成：%s\n", strings.Join(c.Synonyms, "、"))
		}
	}
	b.WriteString("\n数和日期的写法见 nianbao explain 填数。\n")
	return b.String()
}

// holds says what a column holds: 数，亿元; 文字; 正式、初步、预计或修订.
func holds(c dataset.Spec) string {
	words := strings.Join(c.Words, "、")
	switch c.Type {
	case dataset.Number:
		kind := "数"
		if c.Unit != "" {
			kind += "，" + c.Unit
		}
		if words != "" {
			kind += "，或" + words
		}
		return kind
	case dataset.Year:
		return "年份"
	case dataset.Date:
		return "日期"
	case dataset.Choice, dataset.YesNo:
		return words
	case dataset.Text:
	}
	return "文字"
}

func explainConfig() string {
	var b strings.Builder
	b.WriteString("nianbao.yaml 放在项目的最外层，用记事本编辑，编码选 UTF-8。每行一项“名称: 值”，\n" +
		"冒号用半角，后面空一格；下一级比上一级缩进两格。带 * 的必须有，# 后面是注释。\n")
	explainKeys(&b, config.Keys(), 12)
	return b.String() + configExample
}

// explainKeys lists keys in a column of a width, a blank line before each that
// stands at the left margin.
func explainKeys(b *strings.Builder, keys []yaml.Key, width int) {
	for _, k := range keys {
		explainKey(b, k, width)
	}
}

func explainKey(b *strings.Builder, k yaml.Key, width int) {
	if k.Depth == 0 {
		b.WriteString("\n")
	}
	mark := " "
	if k.Required {
		mark = "*"
	}
	fmt.Fprintf(b, "%s %s  %s", mark, padded(strings.Repeat("  ", k.Depth)+k.Name+":", width), k.About)
	if k.Otherwise != "" {
		fmt.Fprintf(b, "（不写：%s）", k.Otherwise)
	}
	b.WriteString("\n")
}

func explainMap() string {
	var b strings.Builder
	b.WriteString(mapText)
	explainKeys(&b, mapping.Keys(), 22)
	return b.String() + mapExample + feedsText
}

func explainBindings() string {
	var b strings.Builder
	b.WriteString("绑定：正文里写 {{ }}，程序换成数据里的数。里面是几个词，用空格隔开。\n" +
		"没有数时显示“无公开数据”并提醒；写错的词是错误，程序指出最像的词。\n")
	for _, g := range binding.Guide() {
		fmt.Fprintf(&b, "\n%s\n", g.Title)
		if g.About != "" {
			fmt.Fprintf(&b, "  %s\n", g.About)
		}
		for i, w := range g.Words {
			about := w.About
			if i > 0 && g.Words[i-1].About == about {
				about = "同上"
			}
			fmt.Fprintf(&b, "  %s  %s\n", padded(w.Example, 30), about)
		}
	}
	return b.String()
}

func explainDirectives() string {
	var b strings.Builder
	b.WriteString("图表指令：正文里用三个反引号围起来的一段，反引号后面写指令名，下面每行一项“名称: 值”。\n" +
		"冒号用半角，后面空一格。各项都可以不写，除非说明里要求。\n")
	for _, g := range directive.Guides(charts()) {
		fmt.Fprintf(&b, "\n%s  %s\n", g.Name, g.About)
		for _, f := range g.Fields {
			fmt.Fprintf(&b, "  %s  %s\n", padded(f.Name+":", 11), f.About)
			for _, w := range f.Words {
				fmt.Fprintf(&b, "      %s  %s\n", padded(w.Word, 9), w.About)
			}
		}
		fmt.Fprintf(&b, "  如：\n    ```%s\n    %s\n    ```\n", g.Name, strings.ReplaceAll(g.Example, "\n", "\n    "))
	}
	return trimmed(b.String())
}

// trimmed drops the blanks at the ends of lines.
func trimmed(s string) string {
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n")
}

func explainVerdicts() string {
	rules := assess.DefaultRules()
	meaning := table.Meanings(rules)
	var b strings.Builder
	b.WriteString("评价：每个目标每年一个词，由程序按数据算出；不采用的在 评价调整 表里另作评价，写明原因和签发人，两个都列出。\n\n")
	for _, v := range assess.Verdicts() {
		fmt.Fprintf(&b, "  %s  %s\n", padded(v.String(), 8), meaning[v])
	}
	fmt.Fprintf(&b, verdictText, rules.LeastCoverage())
	return b.String()
}
