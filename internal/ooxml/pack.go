package ooxml

import (
	"path"
	"strconv"
	"strings"
	"time"

	"nianbao/internal/archive"
)

// Part is one part of a package.
type Part struct {
	// Name is its path in the package, without a leading slash.
	Name string
	// Type is its content type; empty for one that goes by its extension.
	Type string
	Data []byte
	// Relations are what it refers to, rId1 the first.
	Relations []Relation
}

// Relation is a reference from one part to another, or to an address.
type Relation struct {
	// Type is the last word of the relation's type: styles, chart, hyperlink.
	Type string
	// Target is relative to the part's folder.
	Target   string
	External bool
}

// ID returns the name of the relation at index i.
func ID(i int) string { return "rId" + strconv.Itoa(i+1) }

const (
	packageNS  = "http://schemas.openxmlformats.org/package/2006/"
	documentNS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
)

// Pack returns the package of parts: content types first, then the relations
// of the package (to document, and to the properties if they are there), then
// the parts in the order given, all with one time.
func Pack(document string, parts []Part) ([]byte, error) {
	root := []Relation{{Type: "officeDocument", Target: document}}
	for _, p := range parts {
		switch p.Name {
		case "docProps/core.xml":
			root = append(root, Relation{Type: coreRelation, Target: p.Name})
		case "docProps/app.xml":
			root = append(root, Relation{Type: "extended-properties", Target: p.Name})
		}
	}
	files := []archive.File{{Name: "[Content_Types].xml", Data: contentTypes(parts)}, {Name: "_rels/.rels", Data: relations(root)}}
	for _, p := range parts {
		files = append(files, archive.File{Name: p.Name, Data: p.Data})
		if len(p.Relations) > 0 {
			dir, base := path.Split(p.Name)
			files = append(files, archive.File{Name: dir + "_rels/" + base + ".rels", Data: relations(p.Relations)})
		}
	}
	return archive.Zip(files)
}

func contentTypes(parts []Part) []byte {
	var w Writer
	w.In("Types", func() {
		w.Empty("Default", "Extension", "rels", "ContentType", "application/vnd.openxmlformats-package.relationships+xml")
		w.Empty("Default", "Extension", "xml", "ContentType", "application/xml")
		w.Empty("Default", "Extension", "xlsx", "ContentType", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
		for _, p := range parts {
			if p.Type != "" {
				w.Empty("Override", "PartName", "/"+p.Name, "ContentType", p.Type)
			}
		}
	}, "xmlns", packageNS+"content-types")
	return w.Part()
}

// coreRelation is the one type that is a package's own.
const coreRelation = "metadata/core-properties"

func relations(list []Relation) []byte {
	var w Writer
	w.In("Relationships", func() {
		for i, r := range list {
			kind, mode := documentNS+r.Type, ""
			if r.Type == coreRelation {
				kind = packageNS + "relationships/" + r.Type
			}
			if r.External {
				mode = "External"
			}
			w.Empty("Relationship", "Id", ID(i), "Type", kind, "Target", r.Target, "TargetMode", mode)
		}
	}, "xmlns", packageNS+"relationships")
	return w.Part()
}

// Properties are what a file says of itself.
type Properties struct {
	Title, Subject, Author string
	// Created is the time of publication; zero leaves it out.
	Created time.Time
}

// PropertyParts returns the parts of a file's properties: nothing of the machine.
func PropertyParts(p Properties) []Part {
	const base = "application/vnd.openxmlformats-"
	var app Writer
	app.In("Properties", func() { app.Text("Application", "nianbao") },
		"xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties")
	return []Part{
		{Name: "docProps/core.xml", Type: base + "package.core-properties+xml", Data: coreProperties(p)},
		{Name: "docProps/app.xml", Type: base + "officedocument.extended-properties+xml", Data: app.Part()},
	}
}

func coreProperties(p Properties) []byte {
	var w Writer
	text := func(name, text string) {
		if strings.TrimSpace(text) != "" {
			w.Text(name, text)
		}
	}
	w.In("cp:coreProperties", func() {
		text("dc:title", p.Title)
		text("dc:subject", p.Subject)
		text("dc:creator", p.Author)
		text("cp:lastModifiedBy", p.Author)
		if !p.Created.IsZero() {
			at := p.Created.UTC().Format("2006-01-02T15:04:05Z")
			w.Text("dcterms:created", at, "xsi:type", "dcterms:W3CDTF")
			w.Text("dcterms:modified", at, "xsi:type", "dcterms:W3CDTF")
		}
	}, "xmlns:cp", packageNS+"metadata/core-properties", "xmlns:dc", "http://purl.org/dc/elements/1.1/",
		"xmlns:dcterms", "http://purl.org/dc/terms/", "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
	return w.Part()
}
