package command

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
)

// indexedJob is what heshu relies on in a Job of Kubernetes.
type indexedJob struct {
	Version string `yaml:"apiVersion"`
	Kind    string `yaml:"kind"`
	Spec    struct {
		Mode        string `yaml:"completionMode"`
		Completions int    `yaml:"completions"`
		Template    struct {
			Spec struct {
				Restart    string `yaml:"restartPolicy"`
				Containers []struct {
					Command []string `yaml:"command"`
					Args    []string `yaml:"args"`
				} `yaml:"containers"`
			} `yaml:"spec"`
		} `yaml:"template"`
	} `yaml:"spec"`
}

// TestIndexedJob runs what the pods of the Job in testdata/schedulers run, and merges
// their shares.
func TestIndexedJob(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(testdata, "schedulers", "job.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	var job indexedJob
	if err := yaml.Unmarshal(data, &job); err != nil {
		t.Fatal(err)
	}
	pod := job.Spec.Template.Spec
	if job.Version != "batch/v1" || job.Kind != "Job" || job.Spec.Mode != "Indexed" || pod.Restart != "Never" || len(pod.Containers) != 1 {
		t.Fatalf("no Indexed Job: %+v", job)
	}
	container := pod.Containers[0]
	reports, shares := fewReports(t), t.TempDir()
	script := strings.NewReplacer("/reports", reports, "/shares", shares).Replace(container.Args[0])
	merge := []string{"merge", "--out", filepath.Join(t.TempDir(), "dataset")}
	for index := range job.Spec.Completions {
		command := exec.Command(container.Command[0], append(container.Command[1:], script)...)
		command.Env = append(os.Environ(), "JOB_COMPLETION_INDEX="+strconv.Itoa(index))
		if out, err := command.CombinedOutput(); err != nil {
			t.Fatalf("index %d: %v\n%s", index, err, out)
		}
		merge = append(merge, filepath.Join(shares, fmt.Sprint("part-", index)))
	}
	wrong := exec.Command(container.Command[0], append(container.Command[1:], strings.Replace(script, "--jobs 2", "--jobs none", 1))...)
	wrong.Env = append(os.Environ(), "JOB_COMPLETION_INDEX=0")
	if err := wrong.Run(); wrong.ProcessState.ExitCode() != exitUsage {
		t.Errorf("a wrong command line ends with %v, not with the code that the Job gives up at", err)
	}
	if code, out, errs := runHere(t, merge...); code != 0 || !strings.Contains(out, "21 reports from 22 inputs in 16 datasets") {
		t.Errorf("merge: exit code %d, %s%s", code, out, errs)
	}
}

// fewReports makes 21 reports and a file that is none.
func fewReports(t *testing.T) string {
	dir := t.TempDir()
	for n := range 22 {
		text := fmt.Sprintf("发放轮椅%d辆。", n)
		if n == 0 {
			text = "\x00\x01"
		}
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprint(n, ".txt")), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}
