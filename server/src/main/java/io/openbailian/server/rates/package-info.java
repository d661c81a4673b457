/// How fast keys may ask: buckets of requests, tasks and tokens, in memory, and over all nodes
/// where there are several.
@NullMarked
package io.openbailian.server.rates;

import org.jspecify.annotations.NullMarked;
