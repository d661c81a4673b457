/// The engine inside the JVM: an illustrator that understands a prompt and draws it, without
/// weights and without the network.
@NullMarked
package io.openbailian.engine.embedded;

import org.jspecify.annotations.NullMarked;
