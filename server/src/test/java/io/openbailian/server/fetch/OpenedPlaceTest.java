package io.openbailian.server.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenedPlaceTest {

  @ParameterizedTest
  @CsvSource({
    "images.intern, images.intern, 10.0.0.1, 80, true",
    "images.intern, IMAGES.intern, 10.0.0.1, 8080, true",
    "images.intern, other.intern, 10.0.0.1, 80, false",
    "images.intern:8080, images.intern, 10.0.0.1, 8080, true",
    "images.intern:8080, images.intern, 10.0.0.1, 80, false",
    "10.1.0.0/16, any.host, 10.1.255.3, 80, true",
    "10.1.0.0/16, any.host, 10.2.0.1, 80, false",
    "10.1.2.3, any.host, 10.1.2.3, 80, true",
    "10.1.2.3:8080, any.host, 10.1.2.3, 80, false",
    "10.1.2.3:8080, any.host, 10.1.2.3, 8080, true",
    "127.0.0.0/8, any.host, ::ffff:127.0.0.1, 80, true",
    "fd00::/8, any.host, fd12::1, 80, true",
    "[fd00::1]:8080, any.host, fd00::1, 8080, true",
    "[fd00::1]:8080, any.host, fd00::2, 8080, false",
    "host:65535, host, 10.0.0.1, 65535, true",
    "::1, any.host, ::1, 80, true"
  })
  void opensWhatItNamesAndNothingElse(
      String line, String host, String address, int port, boolean open) {
    OpenedPlace place = OpenedPlace.parse(line);

    assertThat(place.opens(host, InetAddress.ofLiteral(address), port)).isEqualTo(open);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "http://x",
        "10.0.0.0/33",
        "a b",
        "host:port",
        "host:0",
        "host:65536",
        "[fd00::1]:0",
        "[fd00:::1]",
        "/8",
        "fd00::/129"
      })
  void refusesWhatIsNoPlace(String line) {
    assertThatThrownBy(() -> OpenedPlace.parse(line))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("fetch.allow");
  }
}
