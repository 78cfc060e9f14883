package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestExportPage(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "story.html")
	if code, out, errs := run(t, "export", "page", "--filter", "category:border", "--theme", "dark", "--lang", "pl", "--alt", "Granica", "-o", path); code != Done || out+errs != "" {
		t.Fatalf("exit %d: %s%s", code, out, errs)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`<html lang="pl">`, `content="Granica"`, `content="dark"`, "Oś czasu"} {
		if !strings.Contains(string(data), want) {
			t.Errorf("the page has no %s", want)
		}
	}
}

func TestExportPageRefuses(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "story.html")
	for _, c := range []struct{ flags, want string }{
		{"", "-o FILE.html"},
		{"-o " + folder + "/story.png", "must end in .html"},
		{"-o " + path + " --format png", "written as html"},
		{"-o " + path + " --filter nothing-like-this", "no event"},
		{"-o " + path + " --frame world", "--frame"},
		{"-o " + path + " --lang tlh", "zh"},
		{"-o " + path + " --theme pink", "pink"},
		{"-o " + path + " --step 3", "--step"},
		{"-o " + path + " --notes", "--notes"},
		{"-o " + path + " --chart exports", "--chart"},
		{"-o " + path + " --size 800x600", "--size"},
		{"-o " + path + " --preset 4k", "--preset"},
		{"-o " + path + " --scale 2", "--scale"},
		{"-o " + path + " --at 2022", "--at"},
		{"-o " + path + " --event e-2022-02-01-transit-stop", "--event"},
		{"-o " + path + " --compare 2022", "--compare"},
		{"-o " + path + " --text text", "--text"},
		{"-o " + path + " --transparent", "--transparent"},
		{"-o " + path + " --of map", "--of"},
		{"-o " + path + " --speed 2", "--speed"},
		{"-o " + path + " --equal", "--equal"},
	} {
		code, _, errs := run(t, append([]string{"export", "page"}, strings.Fields(c.flags)...)...)
		if code != Misused || !strings.Contains(errs, c.want) || strings.Count(errs, "\n") != 1 {
			t.Errorf("%q: exit %d, %q, want %d and %q", c.flags, code, errs, Misused, c.want)
		}
	}
	if left, _ := os.ReadDir(folder); len(left) > 0 {
		t.Errorf("the folder holds %v", left)
	}
	if code, _, errs := run(t, "export", "page", "--filter", "category:border", "-o", folder+".html/story.html"); code != Failed || strings.Count(errs, "\n") != 1 {
		t.Errorf("into a folder that is not there: exit %d, %q", code, errs)
	}
}
