package io.openbailian.server.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where a fetch may go, decided before anything is connected.
class FetchGuardTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final InetAddress PUBLIC = InetAddress.ofLiteral("93.184.216.34");
  private static final InetAddress PRIVATE = InetAddress.ofLiteral("10.0.0.1");

  private static FetchGuard guard(String... allow) {
    return new FetchGuard(
        (host, _) ->
            switch (host) {
              case "images.test", "2606:4700::1111" -> List.of(PUBLIC);
              case "mixed.test" -> List.of(PUBLIC, PRIVATE);
              case "intern.test" -> List.of(PRIVATE);
              default -> throw new UnknownHostException(host);
            },
        List.of(allow));
  }

  @ParameterizedTest
  @CsvSource({
    "http://images.test/a, images.test, 80, false",
    "HTTPS://Images.TEST/a, images.test, 443, true",
    "http://images.test:1/a, images.test, 1, false",
    "https://images.test:65535/a, images.test, 65535, true",
    "http://[2606:4700::1111]/a, 2606:4700::1111, 80, false",
  })
  void anAddressHasAHostAndAPort(String address, String host, int port, boolean secure)
      throws FetchException, InterruptedException {
    FetchGuard.Target target = guard().check(URI.create(address), SECOND);

    assertThat(target.host()).isEqualTo(host);
    assertThat(target.port()).isEqualTo(port);
    assertThat(target.secure()).isEqualTo(secure);
    assertThat(target.addresses()).containsExactly(PUBLIC);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ftp://images.test/a        | only http and https are fetched, not ftp",
        "/a                         | only http and https are fetched, not null",
        "http:a                     | an address needs a host, and no user or password before it",
        "http://me@images.test/     | an address needs a host, and no user or password before it",
        "http://images.test:0/      | there is no port 0",
        "http://images.test:65536/  | there is no port 65536",
        "http://nobody.test/        | nobody.test does not exist or leads to no public address; the operator may open it with fetch.allow",
        "http://intern.test/        | intern.test does not exist or leads to no public address; the operator may open it with fetch.allow",
        "http://mixed.test/         | mixed.test does not exist or leads to no public address; the operator may open it with fetch.allow",
      })
  void refusesInOneSentence(String address, String why) {
    assertThatThrownBy(() -> guard().check(URI.create(address), SECOND))
        .isInstanceOfSatisfying(
            FetchException.class,
            told -> {
              assertThat(told.why()).isEqualTo(why);
              assertThat(told.fault()).isEqualTo(FetchFault.FORBIDDEN);
            });
  }

  @Test
  void whatTheOperatorOpenedIsFetchedAndYetNotPublic() throws FetchException, InterruptedException {
    FetchGuard guard = guard("intern.test", "10.0.0.0/8");

    assertThat(guard.check(URI.create("http://intern.test/"), SECOND).addresses())
        .containsExactly(PRIVATE);
    assertThat(guard.check(URI.create("http://mixed.test/"), SECOND).addresses()).hasSize(2);
    assertThat(guard.isPublic(URI.create("http://intern.test/"), SECOND)).isFalse();
    assertThat(guard.isPublic(URI.create("http://mixed.test/"), SECOND)).isFalse();
    assertThat(guard.isPublic(URI.create("http://nobody.test/"), SECOND)).isFalse();
    assertThat(guard.isPublic(URI.create("http://images.test/"), SECOND)).isTrue();
  }

  @Test
  void aServerMaySendSomeMoreThanTheFileAndTwiceTheFile() {
    Hop hop = new Hop(new FetchGuard.Target(URI.create("http://a/"), "a", 80, List.of(PUBLIC)));

    assertThat(hop.received(256 << 10)).isTrue();
    assertThat(hop.received(1)).isFalse();
    hop.took(1);
    assertThat(hop.received(1)).isTrue();
    assertThat(hop.received(1)).isFalse();
    assertThat(hop.received()).isEqualTo((256 << 10) + 3);
    assertThat(hop.addresses())
        .allSatisfy(address -> assertThat(address.getHostString()).isEqualTo("a"));
  }
}
