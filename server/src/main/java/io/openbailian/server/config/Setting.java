package io.openbailian.server.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// One key of the configuration, on the record component that holds it. The reference page, `serve
/// --help` and the defaults come from here.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {

  /// What it does, in one sentence.
  String value();

  /// The value when neither file nor environment gives one, as it would stand in YAML; empty =
  /// absent.
  String otherwise() default "";

  /// The least legal number.
  long min() default Long.MIN_VALUE;

  /// The greatest legal number.
  long max() default Long.MAX_VALUE;
}
