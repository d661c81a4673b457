/// Configuration: one YAML file and `OPENBAILIAN_*` variables, bound to one tree of records.
@NullMarked
package io.openbailian.server.config;

import org.jspecify.annotations.NullMarked;
