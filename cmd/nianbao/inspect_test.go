package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"nianbao/internal/dataset/mapping"
)

// A hidden sheet is read like any other, and marked.
func TestInspectMarksHiddenSheets(t *testing.T) {
	f := excelize.NewFile()
	_, err := f.NewSheet("底稿")
	for ref, v := range map[string]any{"A1": "指标", "B1": "2023年", "C1": "2024年", "A2": "产值", "B2": 3, "C2": 4, "A3": "利润", "B3": 1, "C3": 2} {
		if err == nil {
			err = f.SetCellValue("底稿", ref, v)
		}
	}
	if err == nil {
		err = f.SetSheetVisible("底稿", false)
	}
	name := filepath.Join(t.TempDir(), "a.xlsx")
	if err == nil {
		err = f.SaveAs(name)
	}
	if err != nil {
		t.Fatal(err)
	}
	for flag, want := range map[string]string{
		"--json":                   `{"name":"底稿","hidden":true,"tables":[{"range":"A1:C3",`,
		"--sheet=底稿":               "工作表 底稿（隐藏）：1张表",
		"--map":                    "- name: 底稿\n    tables:\n      - range: A1:C3",
		"--html=" + name + ".html": "",
	} {
		var out, errs strings.Builder
		if got := run(context.Background(), []string{"inspect", flag, name}, terminal{&out, &errs}); got != exitDone || !strings.Contains(out.String(), want) {
			t.Errorf("%s: exit status %d\n%s%s", flag, got, out.String(), errs.String())
		}
	}
}

// A map that an editor or a shell saved in another encoding is refused as such.
func TestInspectWantsMapsInUTF8(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a.csv")
	for want, text := range map[string]string{"UTF-16": "\xff\xfen\x00", "GBK": "publish_as: \xc4\xea\xbc\xf8\n"} {
		if err := errors.Join(os.WriteFile(name, []byte("指标,2023,2024\n甲,1,2\n"), 0o644), os.WriteFile(mapping.PathOf(name), []byte(text), 0o644)); err != nil {
			t.Fatal(err)
		}
		var out, errs strings.Builder
		if got := run(context.Background(), []string{"inspect", "--json", name}, terminal{&out, &errs}); got != exitErrors || !strings.Contains(errs.String(), "a.map.yaml:1:") || !strings.Contains(errs.String(), want) || !strings.Contains(out.String(), `"range":"A1:C2"`) {
			t.Errorf("%s: exit status %d\n%s%s", want, got, out.String(), errs.String())
		}
	}
}

// What a build reads as a standard table is called that, whatever the reading
// as a statistical table makes of it.
func TestInspectNamesStandardTables(t *testing.T) {
	name := filepath.Join(t.TempDir(), "重点任务清单.csv")
	if err := os.WriteFile(name, []byte("编号,名称,牵头单位,完成时限,状态\nR-1,修路,甲局,2024-06,推进中\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	const want = "是标准表“重点任务清单”，生成报告时按列名读到1行"
	for _, flag := range []string{"--sheet=重点任务清单", "--json"} {
		var out, errs strings.Builder
		got := run(context.Background(), []string{"inspect", flag, name}, terminal{&out, &errs})
		if told := strings.Contains(errs.String(), want); got != exitDone || told != (flag != "--json") {
			t.Errorf("%s: exit status %d\n%s%s", flag, got, out.String(), errs.String())
		}
	}
}
