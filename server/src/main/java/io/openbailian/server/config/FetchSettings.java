package io.openbailian.server.config;

import java.time.Duration;
import java.util.List;

/// Where inputs may be fetched from, and for how long.
public record FetchSettings(
    @Setting(
            value =
                "Places that are fetched from although they are not public: hosts, host:port,"
                    + " addresses or ranges such as 10.1.0.0/16",
            otherwise = "[]")
        List<String> allow,
    @Setting(
            value =
                "What addresses have that lead nowhere by design (example.com, example.net,"
                    + " example.org, .example, .test, .invalid): off (nothing), or draw (a file"
                    + " made from its name: dog.jpg a dog, mask.png a mask, hello.wav speech)",
            otherwise = "off")
        Samples samples,
    @Setting(value = "How long fetching one input may take in all", otherwise = "30s")
        Duration timeout,
    @Setting(
            value = "How many inputs are fetched at a time, those of one key at most half of them",
            otherwise = "64",
            min = 4,
            max = 4096)
        int connections,
    @Setting(
            value =
                "How many bytes of fetched inputs may lie on the disk, those of one key at most"
                    + " half of it",
            otherwise = "8589934592",
            min = 1 << 20)
        long spool) {

  /// What addresses have that lead nowhere by design.
  public enum Samples {
    OFF,
    DRAW
  }
}
