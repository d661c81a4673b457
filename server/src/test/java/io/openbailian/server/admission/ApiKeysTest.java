package io.openbailian.server.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ApiKeysTest {
  @Test
  void makesKeysOf256RandomBits() {
    SecureRandom random = new SecureRandom();

    assertThat(ApiKeys.create(random)).matches("sk-[0-9a-f]{64}");
    assertThat(ApiKeys.create(random)).isNotEqualTo(ApiKeys.create(random));
  }

  @Test
  void hashesTheUtf8OfAKey() {
    assertThat(ApiKeys.hash("abc"))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void describesAKeyWithoutIt() {
    ApiKey described = ApiKeys.describe("abc", "laptop", Instant.EPOCH);

    assertThat(described.id()).isEqualTo("k-ba7816bf");
    assertThat(described.toString()).doesNotContain("abc");
    assertThat(described.revoked()).isEmpty();
  }
}
