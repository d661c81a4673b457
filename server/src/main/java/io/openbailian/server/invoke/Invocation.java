package io.openbailian.server.invoke;

import io.openbailian.catalog.Mode;
import io.openbailian.catalog.Model;
import io.openbailian.catalog.Operation;
import io.openbailian.catalog.Values;

/// A request that is valid: what is asked of which model, in which mode, with defaults applied and
/// the seed drawn.
public record Invocation(Operation operation, Model model, Mode mode, Values values) {}
