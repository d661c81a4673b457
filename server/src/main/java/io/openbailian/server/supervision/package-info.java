/// Threads that must outlive faults.
@NullMarked
package io.openbailian.server.supervision;

import org.jspecify.annotations.NullMarked;
