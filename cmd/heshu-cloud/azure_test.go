package main

import (
	"fmt"
	"net"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/storage/azblob"
	"gocloud.dev/blob"
	"gocloud.dev/blob/azureblob"
)

// TestAzure reads a container of Azurite, Microsoft's own emulator, where that is
// installed (npm install -g azurite).
func TestAzure(t *testing.T) {
	program, err := exec.LookPath("azurite-blob")
	if err != nil {
		t.Skip("azurite-blob is not on the PATH")
	}
	address := emulator(t, program)
	for name, value := range map[string]string{
		"AZURE_STORAGE_ACCOUNT": "devstoreaccount1", "AZURE_STORAGE_DOMAIN": address, "AZURE_STORAGE_PROTOCOL": "http", "AZURE_STORAGE_IS_LOCAL_EMULATOR": "true",
		// the key that every emulator has
		"AZURE_STORAGE_KEY": "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==",
	} {
		t.Setenv(name, value)
	}
	fill(t, "reports", "2023.txt", "2023/b.txt", "2023/目录/a 1.txt", "2023-1/z.txt")
	lines, documents := readAll(t, "azblob://reports")
	if want := "[2023/b.txt read 2023/目录/a 1.txt read 2023-1/z.txt read 2023.txt read]"; fmt.Sprint(lines) != want || documents != 4 {
		t.Errorf("%v, want %s", lines, want)
	}
	if lines, _ := readAll(t, "azblob://none/x/"); len(lines) != 1 || !strings.Contains(lines[0], "no such bucket") {
		t.Errorf("%q", lines)
	}
}

// emulator starts Azurite and returns where it listens.
func emulator(t *testing.T, program string) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := l.Addr().String()
	l.Close()
	_, port, _ := net.SplitHostPort(address)
	cmd := exec.CommandContext(t.Context(), program, "--inMemoryPersistence", "--silent", "--skipApiVersionCheck", "--blobHost", "127.0.0.1", "--blobPort", port)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Wait() })
	for range 600 {
		if c, err := net.Dial("tcp", address); err == nil {
			c.Close()
			return address
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Fatal("Azurite does not answer")
	return ""
}

// fill makes a container with objects.
func fill(t *testing.T, container string, keys ...string) {
	t.Helper()
	makeContainer(t, container)
	b, err := blob.OpenBucket(t.Context(), "azblob://"+container)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	for _, key := range keys {
		if err := b.WriteAll(t.Context(), key, []byte(report), nil); err != nil {
			t.Fatal(err)
		}
	}
}

// makeContainer makes a container, which the seam for reading cannot.
func makeContainer(t *testing.T, name string) {
	t.Helper()
	url, err := azureblob.NewServiceURL(azureblob.NewDefaultServiceURLOptions())
	if err != nil {
		t.Fatal(err)
	}
	key, err := azblob.NewSharedKeyCredential(os.Getenv("AZURE_STORAGE_ACCOUNT"), os.Getenv("AZURE_STORAGE_KEY"))
	if err != nil {
		t.Fatal(err)
	}
	client, err := azblob.NewClientWithSharedKeyCredential(string(url), key, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := client.CreateContainer(t.Context(), name, nil); err != nil {
		t.Fatal(err)
	}
}
