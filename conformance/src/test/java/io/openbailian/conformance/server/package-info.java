@NullMarked
package io.openbailian.conformance.server;

import org.jspecify.annotations.NullMarked;
