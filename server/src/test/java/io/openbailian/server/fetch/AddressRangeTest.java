package io.openbailian.server.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Ranges of addresses at their first and last bits.
class AddressRangeTest {
  @ParameterizedTest
  @CsvSource({
    "10.1.0.0/16, 10.1.0.0, true",
    "10.1.0.0/16, 10.1.255.255, true",
    "10.1.0.0/16, 10.0.255.255, false",
    "10.1.0.0/16, 10.2.0.0, false",
    "172.16.0.0/12, 172.31.255.255, true",
    "172.16.0.0/12, 172.32.0.0, false",
    "172.16.0.0/12, 172.15.255.255, false",
    "10.1.2.3, 10.1.2.3, true",
    "10.1.2.3, 10.1.2.2, false",
    "10.1.2.3/31, 10.1.2.2, true",
    "0.0.0.0/0, 255.255.255.255, true",
    "0.0.0.0/0, ::1, false",
    "::/0, 10.0.0.1, false",
    "128.0.0.0/1, 255.0.0.0, true",
    "128.0.0.0/1, 127.255.255.255, false",
    "fc00::/7, fdff::1, true",
    "fc00::/7, fe00::1, false",
    "2001:db8::/32, 2001:db8:ffff::, true",
    "2001:db8::/32, 2001:db9::, false",
    "::1/128, ::1, true",
  })
  void holdsTheAddressesThatBeginWithItsBits(String range, String address, boolean holds) {
    assertThat(AddressRange.of(range).holds(InetAddress.ofLiteral(address))).isEqualTo(holds);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "10.0.0.0/",
        "10.0.0.0/-1",
        "10.0.0.0/33",
        "::/129",
        "host/8",
        "1.2.3.4/x"
      })
  void isReadFromNothingElse(String text) {
    assertThat(AddressRange.parse(text)).isEqualTo(Optional.empty());
  }

  @Test
  void hasNoMoreBitsThanItsAddress() {
    InetAddress address = InetAddress.ofLiteral("10.0.0.0");

    assertThat(new AddressRange(address, 32).holds(address)).isTrue();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AddressRange(address, 33))
        .withMessage("10.0.0.0 has no 33 bits");
    assertThatIllegalArgumentException().isThrownBy(() -> new AddressRange(address, -1));
  }
}
