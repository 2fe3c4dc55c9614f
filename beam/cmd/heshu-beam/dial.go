package main

import (
	"context"
	"fmt"
	"time"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/util/grpcx"
	"google.golang.org/grpc"
)

// patience is how long a job waits for a server that does not answer. Beam's own is two
// minutes, in which nothing is said.
const patience = 30 * time.Second

// dial connects as Beam does, but no longer than patience, and says what to look at.
func dial(ctx context.Context, endpoint string, timeout time.Duration) (*grpc.ClientConn, error) {
	timeout = min(timeout, patience)
	connection, err := grpcx.DefaultDial(ctx, endpoint, timeout)
	if err != nil && ctx.Err() == nil {
		return nil, fmt.Errorf("nothing answers at %s within %v: see that the job server runs, and that --endpoint names it: %w", endpoint, timeout, err)
	}
	return connection, err
}
