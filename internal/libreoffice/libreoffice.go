// Package libreoffice opens documents in LibreOffice and reads what it shows.
// Test only.
//
// LibreOffice and the tools of poppler must be installed. Where they are not, a
// test is skipped with that reason; in CI, where CI=true, it fails.
package libreoffice

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// patience is how long a document may take to open.
const patience = 3 * time.Minute

// PDF prints a document, whose kind its name says, and returns the file.
func PDF(t testing.TB, name string, data []byte) string {
	t.Helper()
	program := find(t, "soffice", "libreoffice")
	dir := t.TempDir()
	file := filepath.Join(dir, name)
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	run(t, program, "--headless", "-env:UserInstallation=file://"+filepath.ToSlash(filepath.Join(dir, "profile")),
		"--convert-to", "pdf", "--outdir", dir, file)
	pdf := strings.TrimSuffix(file, filepath.Ext(file)) + ".pdf"
	if _, err := os.Stat(pdf); err != nil {
		t.Fatalf("%s did not open: %v", name, err)
	}
	return pdf
}

// Text returns the text of a PDF, page by page, its lines as they stand.
func Text(t testing.TB, pdf string) []string {
	t.Helper()
	text := run(t, find(t, "pdftotext"), "-layout", "-enc", "UTF-8", pdf, "-")
	return strings.Split(strings.TrimSuffix(text, "\f"), "\f")
}

func run(t testing.TB, program string, args ...string) string {
	t.Helper()
	ctx, stop := context.WithTimeout(t.Context(), patience)
	defer stop()
	out, err := exec.CommandContext(ctx, program, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", program, err, out)
	}
	return string(out)
}

func find(t testing.TB, names ...string) string {
	t.Helper()
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	if os.Getenv("CI") == "true" {
		t.Fatalf("none of %v is installed", names)
	}
	t.Skipf("none of %v is installed", names)
	return ""
}
