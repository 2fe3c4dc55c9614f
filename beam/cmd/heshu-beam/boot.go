package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"strings"
	"syscall"

	"github.com/apache/beam/sdks/v2/go/container/tools"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/util/grpcx"
)

// boot is what a runner starts where a worker is a process (--environment_type=PROCESS):
// it asks the runner what there is to do, and becomes the worker. It does what the boot
// program of Beam's containers does, except that it fetches no program: it is the one.
func boot(ctx context.Context, args []string) error {
	flags := flag.NewFlagSet("heshu-beam", flag.ContinueOnError)
	id := flags.String("id", "", "name of the worker")
	endpoint := flags.String("provision_endpoint", "", "where the runner tells what there is to do")
	for _, name := range []string{"logging_endpoint", "artifact_endpoint", "control_endpoint", "semi_persist_dir"} {
		flags.String(name, "", "what runners give beside; the provision endpoint tells the same")
	}
	if err := flags.Parse(args); err != nil {
		return err
	}
	name := strings.Trim(*id, "'") // Prism puts it into quotes, without a shell to take them off
	info, err := tools.ProvisionInfo(grpcx.WriteWorkerID(ctx, name), *endpoint)
	if err != nil {
		return fmt.Errorf("ask the runner at %s: %w", *endpoint, err)
	}
	options, err := tools.ProtoToJSON(info.GetPipelineOptions())
	if err != nil {
		return fmt.Errorf("read the options of the pipeline: %w", err)
	}
	self, err := os.Executable()
	if err != nil {
		return err
	}
	worker := []string{self, "--worker=true", "--id=" + name, "--options=" + options,
		"--logging_endpoint=" + info.GetLoggingEndpoint().GetUrl(), "--control_endpoint=" + info.GetControlEndpoint().GetUrl()}
	env := append(os.Environ(), "STATUS_ENDPOINT="+info.GetStatusEndpoint().GetUrl(), "RUNNER_CAPABILITIES="+strings.Join(info.GetRunnerCapabilities(), " "))
	return fmt.Errorf("start the worker: %w", syscall.Exec(self, worker, env))
}
