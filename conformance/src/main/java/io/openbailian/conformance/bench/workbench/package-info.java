/// What scenarios are made of: servers as processes, connections, loads, histograms. Nothing here
/// knows a scenario.
@NullMarked
package io.openbailian.conformance.bench.workbench;

import org.jspecify.annotations.NullMarked;
