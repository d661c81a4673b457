/// `bailian run` and `bailian gallery`: many requests from one file, each made once (ADR 24).
///
/// Nothing here knows picocli.
@NullMarked
package io.openbailian.cli.batch;

import org.jspecify.annotations.NullMarked;
