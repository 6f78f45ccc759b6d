package main

import (
	"context"
	"strings"
	"testing"

	"nianbao/internal/assess"
	"nianbao/internal/config"
	"nianbao/internal/dataset"
	"nianbao/internal/dataset/mapping"
	"nianbao/internal/report/binding"
	"nianbao/internal/report/directive"
	"nianbao/internal/source"
	"nianbao/internal/yaml"
)

// explained runs explain and returns what it prints.
func explained(t *testing.T, args ...string) string {
	t.Helper()
	var out, errs strings.Builder
	if got := run(context.Background(), append([]string{"explain"}, args...), terminal{&out, &errs}); got != exitDone {
		t.Fatalf("explain %v: exit status %d, %s", args, got, errs.String())
	}
	return out.String()
}

func mustTell(t *testing.T, topic string, words ...string) {
	t.Helper()
	text := explained(t, topic)
	for _, w := range words {
		if !strings.Contains(text, w) {
			t.Errorf("explain %s does not tell of %s", topic, w)
		}
	}
}

func TestExplainListsEveryTopic(t *testing.T) {
	list := explained(t)
	for _, x := range topics() {
		in := list
		if x.file {
			in = explainCharts()
		}
		if !strings.Contains(in, x.name) || !strings.Contains(list, x.about) && !x.file {
			t.Errorf("%s is not listed", x.name)
		}
		for _, word := range append(x.also, x.name) {
			if explained(t, word) == "" {
				t.Errorf("nothing about %s", word)
			}
		}
	}
}

// A topic answers to its own words: none of them is another's.
func TestTopicsAreApart(t *testing.T) {
	owner := map[string]string{}
	for _, x := range topics() {
		for _, word := range append([]string{x.name}, x.also...) {
			if other, taken := owner[word]; taken {
				t.Errorf("%s is both %s and %s", word, other, x.name)
			}
			owner[word] = x.name
		}
	}
}

func TestExplainTellsOfEveryColumn(t *testing.T) {
	for _, s := range dataset.Kinds() {
		for _, c := range s.Specs {
			mustTell(t, string(s.Kind), append(append([]string{c.Name + "（", c.About}, c.Words...), c.Synonyms...)...)
			if c.Required {
				mustTell(t, string(s.Kind), "* "+c.Name)
			}
		}
	}
}

func TestExplainTellsOfEveryWord(t *testing.T) {
	for _, g := range binding.Guide() {
		for _, w := range g.Words {
			mustTell(t, "绑定", w.Example)
		}
	}
	for _, g := range directive.Guides(charts()) {
		mustTell(t, "图表指令", "\n"+g.Name+"  "+g.About, "```"+g.Name)
		for _, f := range g.Fields {
			mustTell(t, g.Name, "\n  "+f.Name+":", f.About)
			for _, w := range f.Words {
				mustTell(t, g.Name, "      "+w.Word)
			}
		}
	}
	for topic, keys := range map[string][]yaml.Key{"nianbao.yaml": config.Keys(), "map.yaml": mapping.Keys()} {
		for _, k := range keys {
			mustTell(t, topic, k.Name+":", k.About)
		}
	}
	for _, v := range assess.Verdicts() {
		mustTell(t, "评价", "  "+v.String()+" ")
	}
}

// What explain shows of feeds can be written so.
func TestExplainedFeedsAreDecoded(t *testing.T) {
	text := "sheets:\n  - name: 表\n    tables:\n      - range: A1:H20\n        feeds:\n"
	shown := 0
	for line := range strings.Lines(feedsText) {
		if strings.HasPrefix(line, "          - ") {
			text += line
			shown++
		}
	}
	m, found := mapping.Decode(source.NewFile("data/表.map.yaml", []byte(text)))
	if len(found) > 0 || len(m.Sheets) != 1 || len(m.Sheets[0].Tables[0].Feeds) != shown || shown == 0 {
		t.Errorf("%d shown, %+v: %v", shown, m, found)
	}
}
