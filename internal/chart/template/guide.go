package template

import (
	"encoding/json"
	"fmt"
	"slices"

	"nianbao/internal/yaml"
)

// meanings says by path what a key is and, behind a bar, what stands for an
// absent one.
var meanings = map[string]string{
	"about":         "画什么，一句话",
	"form":          "哪一类图",
	"along":         "横轴、各行或各部分是什么；写几个时，指令用 by: 选，不写是第一个",
	"facet":         "一排小图，每个指标或园区一幅",
	"layers":        "画哪些数，一行一种",
	"panels":        "几个图上下排列，每个有自己的 layers；代替 layers",
	"panels.title":  "这个图的标题|第一组数的名称",
	"panels.weight": "占多高，1到9|1",
	"panels.shares": "是：叠成100%",
	"two_axes":      "是：两个 panels 画在一起，左右各一个轴",
	"sort":          "行或部分的次序",
	"least":         "不到百分之几的部分并成“其他”，1到50",
	"title":         "标题；指令里写了 title 就用指令的",
	"subject":       "标题下面的小字",
	"notes":         "图下的说明，一行一条",
	"layers.values": "哪一种数",
	"layers.mark":   "怎样画",
	"layers.role":   "表示什么，决定颜色和线型",
	"layers.each":   "一组数一个：指标、园区或年份；写几个时用 by: 选",
	"layers.year":   "上年：画前一年的数|本年",
	"layers.name":   "图例里的名称|按 values 拟",
	"layers.stack":  "写同一个词的叠起来",
	"panels.layers": "同最外层的 layers",
}

// Keys explains what may be written in a file.
func Keys() []yaml.Key {
	d := &yaml.Decoder{Known: sections, Samples: samples}
	return slices.DeleteFunc(d.Keys(meanings), func(k yaml.Key) bool {
		// The layers of a panel are those of the file.
		return k.Depth == 2
	})
}

// Choice is a word that a key may hold.
type Choice struct{ Word, About string }

// Words are the words of a key by its path, with what they mean; none where
// anything may be written. The path {} is the holes of texts.
func Words(path string) []Choice {
	var out []Choice
	add := func(list ...word) {
		for _, w := range list {
			out = append(out, Choice{w.word, w.about})
		}
	}
	switch path {
	case "form":
		for _, f := range forms {
			out = append(out, Choice{f.word, f.about})
		}
	case "layers.values":
		for _, q := range quantities {
			out = append(out, Choice{string(q.word), q.about})
		}
	case "layers.mark":
		for _, m := range marks {
			add(m.word)
		}
	case "layers.role":
		for _, r := range roles {
			add(r.word)
		}
	case "along":
		add(dimensions[:]...)
	case "layers.each":
		add(dimensions[0], dimensions[1], dimensions[2])
	case "facet":
		add(dimensions[1], dimensions[2])
	case "sort":
		add(orders[:]...)
	case "layers.year":
		add(word{thisWord, ""}, word{beforeWord, ""})
	case "two_axes", "panels.shares":
		add(word{yesWord, ""}, word{noWord, ""})
	case "{}":
		add(holes[:]...)
	}
	return out
}

// bounds are the whole numbers of a key.
func bounds(path string) (least, most int) {
	switch path {
	case "panels.weight":
		return 1, maxWeight
	case "least":
		return 1, maxLeast
	}
	return 0, 0
}

// object is a part of a JSON Schema.
type object map[string]any

// Schema is the JSON Schema of the files, by which an editor completes and
// checks them while they are written.
func Schema() []byte {
	s := section("")
	s["$schema"] = "http://json-schema.org/draft-07/schema#"
	s["title"] = "nianbao 图的模板（templates/charts/*.yaml）"
	text, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		// Strings, numbers and lists of them always have a JSON form.
		panic(fmt.Sprintf("schema: %v", err))
	}
	return append(text, '\n')
}

func section(name string) object {
	properties := object{}
	var required []string
	for _, key := range sections[name] {
		path := key
		if name != "" {
			path = name + "." + key
		}
		properties[key] = property(key, path)
		if _, ok := samples[path]; ok {
			required = append(required, key)
		}
	}
	s := object{"type": "object", "additionalProperties": false, "properties": properties}
	if len(required) > 0 {
		s["required"] = required
	}
	return s
}

func property(key, path string) object {
	about := object{"description": meanings[path]}
	least, most := bounds(path)
	words := Words(path)
	switch {
	case sections[key] != nil:
		limit := map[string]int{"panels": maxPanels, "layers": maxLayers}[key]
		about["type"], about["items"], about["minItems"], about["maxItems"] = "array", section(key), 1, limit
	case key == "notes":
		about["type"], about["items"], about["maxItems"] = "array", object{"type": "string", "maxLength": maxText}, maxNotes
	case most > 0:
		about["type"], about["minimum"], about["maximum"] = "integer", least, most
	case key == "along" || key == "each" || key == "facet":
		one := object{"type": "string", "enum": enumeration(words)}
		about["oneOf"] = []object{one, {"type": "array", "items": one, "minItems": 1, "uniqueItems": true}}
	case words != nil:
		about["type"], about["enum"] = "string", enumeration(words)
	default:
		about["type"], about["maxLength"] = "string", maxText
	}
	return about
}

func enumeration(words []Choice) []string {
	var out []string
	for _, w := range words {
		out = append(out, w.Word)
	}
	return out
}
