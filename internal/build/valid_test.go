package build_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// checker is the W3C's HTML checker, which npm installs.
const checker = root + "/node_modules/vnu-jar/build/dist/vnu.jar"

func TestPagesAreValidHTML(t *testing.T) {
	java, err := exec.LookPath("java")
	if err == nil {
		_, err = os.Stat(checker)
	}
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal(err)
		}
		t.Skipf("the HTML checker is not installed: %v", err)
	}
	jar, err := filepath.Abs(checker)
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(java, "-Xmx2g", "-jar", jar, "--errors-only", "--skip-non-html", "--format", "gnu", ".")
	c.Dir = onDisk(t, run(t))
	if out, err := c.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
