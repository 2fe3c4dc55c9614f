// Command heshu-cloud is heshu that reads object stores too: s3://bucket/folder (Amazon S3
// and what speaks its protocol), gs:// (Google Cloud Storage) and azblob:// (Azure Blob
// Storage). It is a program of its own because their drivers add some 50 MB.
//
// Credentials come from where the tools of each provider look for them: environment
// variables, configuration files, the machine's own role. What a driver can be told
// stands behind a ? in the URL, such as s3://bucket/2023?region=cn-north-1 or
// ?endpoint=https://minio.example&use_path_style=true; see gocloud.dev/blob.
package main

import (
	"context"
	"os"

	_ "gocloud.dev/blob/azureblob"
	_ "gocloud.dev/blob/gcsblob"
	_ "gocloud.dev/blob/s3blob"

	"heshu/corpus"
	"heshu/internal/command"
)

func main() { os.Exit(command.Main(stores)) }

// stores opens buckets of the three providers. They are listed until ctx ends.
func stores(ctx context.Context) map[string]corpus.Opener {
	// Else the driver of S3 warns, on standard error, of each object that has no checksum.
	const checksums = "AWS_RESPONSE_CHECKSUM_VALIDATION"
	if os.Getenv(checksums) == "" {
		_ = os.Setenv(checksums, "when_required") // it fails for bad names alone
	}
	s := &opened{ctx: ctx}
	return map[string]corpus.Opener{"s3": s.open, "gs": s.open, "azblob": s.open}
}
