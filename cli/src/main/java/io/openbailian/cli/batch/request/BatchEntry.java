package io.openbailian.cli.batch.request;

import io.openbailian.cli.batch.source.EntryKind;
import io.openbailian.cli.batch.source.EntryPlace;
import java.math.BigDecimal;
import java.util.Optional;

/// One thing to be made, checked and priced.
///
/// @param hash of its request after defaults, 32 hexadecimal digits
/// @param customId that its file gives it
/// @param most what it costs at most at list prices, in yuan
public record BatchEntry(
    EntryPlace place,
    EntryKind kind,
    BatchRequest request,
    String hash,
    Wording wording,
    Optional<String> customId,
    BigDecimal most) {}
