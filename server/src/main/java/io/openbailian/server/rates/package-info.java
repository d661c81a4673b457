/// How fast keys may ask: buckets of requests, tasks and tokens, in memory.
@NullMarked
package io.openbailian.server.rates;

import org.jspecify.annotations.NullMarked;
