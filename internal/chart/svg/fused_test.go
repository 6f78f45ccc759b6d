package svg

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
	"testing"
)

// TestNoFusedProducts looks for sums of products in the sources of chart and
// its renderers. A processor may compute them without rounding in between, and
// the last digit of a coordinate would depend on the machine: products are
// rounded by mul or float64 first.
func TestNoFusedProducts(t *testing.T) {
	for _, dir := range []string{".", "..", "../echarts", "../office"} {
		names, err := filepath.Glob(filepath.Join(dir, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			fset := token.NewFileSet()
			f, err := parser.ParseFile(fset, name, nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(f, func(n ast.Node) bool {
				for _, x := range summands(n) {
					if product(x) {
						t.Errorf("%s: a product is added without rounding it", fset.Position(x.Pos()))
					}
				}
				return true
			})
		}
	}
}

// summands returns what n adds or subtracts.
func summands(n ast.Node) []ast.Expr {
	switch n := n.(type) {
	case *ast.BinaryExpr:
		if n.Op == token.ADD || n.Op == token.SUB {
			return []ast.Expr{n.X, n.Y}
		}
	case *ast.AssignStmt:
		if n.Tok == token.ADD_ASSIGN || n.Tok == token.SUB_ASSIGN {
			return n.Rhs
		}
	}
	return nil
}

// product reports whether x multiplies; a division by a constant may become that.
func product(x ast.Expr) bool {
	switch x := x.(type) {
	case *ast.ParenExpr:
		return product(x.X)
	case *ast.UnaryExpr:
		return product(x.X)
	case *ast.BinaryExpr:
		return x.Op == token.MUL || x.Op == token.QUO
	}
	return false
}
