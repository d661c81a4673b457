/// Scenarios of requests: submissions, queries, streams, sockets, starts. Nothing here knows other
/// scenarios.
@NullMarked
package io.openbailian.conformance.bench.scenarios;

import org.jspecify.annotations.NullMarked;
