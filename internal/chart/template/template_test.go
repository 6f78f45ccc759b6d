package template_test

import (
	"flag"
	"io/fs"
	"os"
	"strings"
	"testing"

	"nianbao/internal/chart/template"
	"nianbao/templates"
)

var update = flag.Bool("update", false, "write the schema of templates/charts")

// The built-in templates are sound, and each says which schema it follows.
func TestBuiltIn(t *testing.T) {
	set, found := template.Load(templates.FS)
	if len(found) > 0 {
		t.Fatal(found)
	}
	for _, x := range set.Templates() {
		if !strings.HasPrefix(x.Text, "# yaml-language-server: $schema=schema.json\n") {
			t.Errorf("%s does not name its schema", x.Name)
		}
	}
	if set.Names()[0] != template.Default {
		t.Errorf("the default is not the first of %q", set.Names())
	}
}

// The schema that editors read is the one of the decoder.
func TestSchema(t *testing.T) {
	const file = "../../../templates/charts/schema.json"
	if *update {
		if err := os.WriteFile(file, template.Schema(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	have, err := os.ReadFile(file)
	if err != nil || string(have) != string(template.Schema()) {
		t.Errorf("templates/charts/schema.json is stale; run go test ./internal/chart/template -update")
	}
	if _, err := fs.Stat(templates.FS, "charts/schema.json"); err != nil {
		t.Error(err)
	}
}
