/// Options that several verbs share, and how their values are read. No verb is known here.
@NullMarked
package io.openbailian.cli.verbs.option;

import org.jspecify.annotations.NullMarked;
