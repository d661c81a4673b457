package io.openbailian.server.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Addresses for others to fetch, judged by their names alone.
class PublicNamesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com/a.png",
        " http://example.com ",
        "https://localhost.example.com/",
        "https://example.com./a",
        "https://8.8.8.8/a",
        "https://[2606:4700::1111]:8443/a",
      })
  void theWholeWorldMayReachThese(String address) {
    assertThat(PublicNames.mayBePublic(address)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "cat.png",
        "https:///a",
        "https://user@example.com/",
        "https://a b/",
        "http://localhost/",
        "http://localhost./",
        "http://printer/",
        "http://.local/",
        "http://printer.LOCAL/",
        "http://printer.local./",
        "http://db.internal/",
        "http://nas.lan/",
        "http://x.home/",
        "http://x.intranet/",
        "http://x.corp/",
        "http://x.localhost/",
        "http://127.0.0.1/",
        "http://10.0.0.1./",
        "http://127.1/",
        "http://0x7f.1/",
        "http://2130706433/",
        "http://[::1]/",
        "http://[fd00::1]/",
        "http://[::ffff:127.0.0.1]/",
      })
  void theWholeWorldDoesNotReachThese(String address) {
    assertThat(PublicNames.mayBePublic(address)).isFalse();
  }
}
