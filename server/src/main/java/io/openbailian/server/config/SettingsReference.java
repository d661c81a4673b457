package io.openbailian.server.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.openbailian.catalog.model.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Function;

/// The settings as a person reads them, for `serve --help` and the reference pages.
public final class SettingsReference {
  private static final String CHINESE = "settings.zh.properties";

  private SettingsReference() {}

  /// One setting.
  ///
  /// @param path in YAML, for example `tasks.workers`
  /// @param about what it does; its Chinese is empty where the file of Chinese sentences has none
  /// @param otherwise the default as YAML; empty when it is absent by default
  public record Entry(String path, String variable, Words about, String otherwise) {}

  /// All settings, in the order of the records.
  public static List<Entry> entries() {
    Properties chinese = chinese();
    return SettingsBinder.all().entrySet().stream().map(entry -> entry(entry, chinese)).toList();
  }

  private static Entry entry(Map.Entry<String, RecordComponent> named, Properties chinese) {
    String path = named.getKey();
    Setting setting = named.getValue().getAnnotation(Setting.class);
    var about = new Words(chinese.getProperty(path, ""), setting.value());
    return new Entry(path, SettingsLoader.variableOf(path), about, setting.otherwise());
  }

  private static Properties chinese() {
    try (InputStream in =
            Objects.requireNonNull(SettingsReference.class.getResourceAsStream(CHINESE), CHINESE);
        var reader = new InputStreamReader(in, UTF_8)) {
      Properties sentences = new Properties();
      sentences.load(reader);
      return sentences;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The reference page, Markdown.
  public static String markdown() {
    return """
    # Configuration

    [中文](configuration.zh-CN.md)

    Generated from the records of `io.openbailian.server.config.Settings`.

    | setting | variable | default | what it does |
    """
        + rows(Words::en);
  }

  /// The same page in Chinese.
  public static String chineseMarkdown() {
    return """
    # 配置

    [English](configuration.md)

    由 `io.openbailian.server.config.Settings` 的记录类生成。

    | 配置项 | 环境变量 | 默认值 | 作用 |
    """
        + rows(Words::zh);
  }

  private static String rows(Function<Words, String> language) {
    StringBuilder rows = new StringBuilder("|---|---|---|---|\n");
    for (Entry entry : entries()) {
      rows.append(
          "| `%s` | `%s` | %s | %s |\n"
              .formatted(
                  entry.path(),
                  entry.variable(),
                  entry.otherwise().isEmpty() ? "" : "`" + entry.otherwise() + "`",
                  language.apply(entry.about()).replace("|", "\\|")));
    }
    return rows.toString();
  }
}
