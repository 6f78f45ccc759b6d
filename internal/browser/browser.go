// Package browser opens pages in a real browser. Test only.
//
// A browser of the Chromium family must be installed. Where it is not, a test
// is skipped with that reason; in CI, where CI=true, it fails.
package browser

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// names are the programs that are tried, in order.
var names = []string{"chromium", "chromium-browser", "google-chrome", "chrome"}

// Browser is a running browser with one tab that has no network.
type Browser struct {
	ctx context.Context
	t   testing.TB

	mu       sync.Mutex
	problems []string
}

// Open starts a browser and stops it when t ends.
func Open(t testing.TB) *Browser {
	t.Helper()
	program := find(t)
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(program), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND"),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("hide-scrollbars", true),
	)
	ctx, stop := chromedp.NewExecAllocator(t.Context(), options...)
	t.Cleanup(stop)
	ctx, stop = chromedp.NewContext(ctx)
	t.Cleanup(stop)
	ctx, stop = context.WithTimeout(ctx, 5*time.Minute)
	t.Cleanup(stop)
	b := &Browser{ctx: ctx, t: t}
	if err := b.start(); err != nil {
		t.Fatalf("start %s: %v", program, err)
	}
	return b
}

func (b *Browser) start() error {
	if err := chromedp.Do(b.ctx); err != nil {
		return err
	}
	if err := chromedp.Listen(b.ctx, b.listen); err != nil {
		return err
	}
	if _, err := chromedp.Call(b.ctx, network.Enable, network.EnableParams{}); err != nil {
		return err
	}
	if _, err := chromedp.Call(b.ctx, log.Enable, cdp.Empty{}); err != nil {
		return err
	}
	_, err := chromedp.Call(b.ctx, runtime.Enable, cdp.Empty{})
	return err
}

func find(t testing.TB) string {
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

// listen notes everything that a page must not do: say something on the
// console, fail to load something, ask another place than its own folder.
func (b *Browser) listen(event any) {
	switch e := event.(type) {
	case *runtime.EventConsoleAPICalled:
		b.note("console: %s", e.Type)
	case *runtime.EventExceptionThrown:
		b.note("exception: %s", e.ExceptionDetails.Text)
	case *log.EventEntryAdded:
		b.note("log: %s %s", e.Entry.Text, e.Entry.URL)
	case *network.EventLoadingFailed:
		if !e.Canceled {
			b.note("failed request: %s", e.ErrorText)
		}
	case *network.EventRequestWillBeSent:
		if u := e.Request.URL; !strings.HasPrefix(u, "file://") && !strings.HasPrefix(u, "data:") && !strings.HasPrefix(u, "http://127.0.0.1:") {
			b.note("foreign request: %s", u)
		}
	}
}

func (b *Browser) note(format string, args ...any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.problems = append(b.problems, fmt.Sprintf(format, args...))
}

// Problems returns what went wrong since the last call.
func (b *Browser) Problems() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	p := b.problems
	b.problems = nil
	return p
}

// Size sets the width of the window in CSS pixels.
func (b *Browser) Size(width int64) {
	b.t.Helper()
	b.do(chromedp.EmulateViewport(width, 900))
}

// File opens a file of the disk.
func (b *Browser) File(name string) {
	b.t.Helper()
	u := url.URL{Scheme: "file", Path: filepath.ToSlash(name)}
	b.do(chromedp.Navigate(u.String()))
}

// Scripts switches the scripts of pages opened from now on; Eval works either way.
func (b *Browser) Scripts(run bool) {
	b.t.Helper()
	if _, err := chromedp.Call(b.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !run}); err != nil {
		b.t.Fatal(err)
	}
}

// Print shows the open page as it would be printed, or again as on the screen.
func (b *Browser) Print(on bool) {
	b.t.Helper()
	media := ""
	if on {
		media = "print"
	}
	if _, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: media}); err != nil {
		b.t.Fatal(err)
	}
}

// PDF prints the open page, as a reader's print command would, and returns the
// document.
func (b *Browser) PDF() []byte {
	b.t.Helper()
	printed, err := chromedp.Call(b.ctx, page.PrintToPDF, page.PrintToPDFParams{})
	if err != nil {
		b.t.Fatal(err)
	}
	return printed.Data
}

// Click clicks on the first element that a CSS selector finds.
func (b *Browser) Click(selector string) {
	b.t.Helper()
	b.do(chromedp.Click(selector))
}

// Focus moves the keyboard's focus to the first element that a CSS selector finds.
func (b *Browser) Focus(selector string) {
	b.t.Helper()
	b.do(chromedp.Focus(selector))
}

// Type presses keys where the focus is: characters, or the keys of package kb.
func (b *Browser) Type(keys string) {
	b.t.Helper()
	b.do(chromedp.KeyEvent(keys))
}

// Await returns when a JavaScript expression is true, and fails the test after
// five seconds.
func (b *Browser) Await(expression string) {
	b.t.Helper()
	for range 100 {
		if Eval[bool](b, expression) {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	b.t.Fatalf("never became true: %s", expression)
}

func (b *Browser) do(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	if err := chromedp.Do(b.ctx, steps...); err != nil {
		b.t.Fatal(err)
	}
}

// Eval returns the value of a JavaScript expression in the open page.
func Eval[T any](b *Browser, expression string) T {
	b.t.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](expression))
	if err != nil {
		b.t.Fatalf("%s: %v", expression, err)
	}
	return v
}
