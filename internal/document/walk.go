package document

import "fmt"

// Walk calls visit for every block in order, parents before the blocks within
// them. It is the one list of which blocks contain others.
func Walk(blocks []Block, visit func(Block)) {
	for _, b := range blocks {
		visit(b)
		for _, inner := range children(b) {
			Walk(inner, visit)
		}
	}
}

func children(b Block) [][]Block {
	switch b := b.(type) {
	case List:
		return b.Items
	case Quote:
		return [][]Block{b.Blocks}
	case Notice:
		return [][]Block{b.Body}
	case Section:
		return [][]Block{b.Body}
	case Group:
		return b.Items
	case Heading, Paragraph, Listing, Table, Figure, Facts, Keys, Cards, Hole:
		return nil
	}
	panic(fmt.Sprintf("document: unknown block %T", b))
}
