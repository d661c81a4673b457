package io.openbailian.engines.comfyui;

import io.openbailian.outbound.OptionReader;
import io.openbailian.protocol.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads the templates of a folder: each `*.yaml` names a workflow beside it and says what it is
/// for. Every mistake is noted.
final class TemplateFolder {
  private static final String OPTION = "workflows";
  private static final long LARGEST = 4L << 20;

  private final Path folder;
  private final OptionReader mistakes;

  private TemplateFolder(Path folder, OptionReader mistakes) {
    this.folder = folder;
    this.mistakes = mistakes;
  }

  static List<Template> read(OptionReader options) {
    options.required(OPTION, "a folder of workflows");
    Optional<Path> folder = options.path(OPTION);
    return folder.map(path -> new TemplateFolder(path, options).all()).orElse(List.of());
  }

  private List<Template> all() {
    List<Template> templates = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(TemplateFolder::isTemplate).sorted().toList()) {
        template(file).ifPresent(templates::add);
      }
      if (templates.isEmpty()) {
        wrong(folder, "it holds no *.yaml that describes a workflow");
      }
    } catch (IOException e) {
      wrong(folder, "it cannot be read");
    }
    return templates;
  }

  private static boolean isTemplate(Path file) {
    return file.toString().endsWith(".yaml");
  }

  private void wrong(Path file, String why) {
    mistakes.mistake(OPTION, "%s: %s".formatted(file.getFileName(), why));
  }

  private Optional<Template> template(Path file) {
    Optional<OptionReader> read = yaml(file);
    if (read.isEmpty()) {
      return Optional.empty();
    }
    OptionReader said = read.get();
    String workflowFile = said.required("workflow", "the name of a file beside it");
    List<String> models = said.texts("models");
    Set<String> operations = new HashSet<>(said.texts("operations"));
    Set<String> functions = new HashSet<>(said.texts("functions"));
    boolean film = said.flag("film", false);
    if (models.isEmpty()) {
      said.mistake("models", "names none that it serves");
    }
    try {
      said.end();
    } catch (IllegalArgumentException e) {
      wrong(file, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
    return workflow(file, workflowFile)
        .map(workflow ->
            new Template(
                String.valueOf(file.getFileName()),
                Set.copyOf(models),
                operations,
                functions,
                film,
                workflow,
                Template.places(workflow)))
        .filter(template -> isKnown(file, template));
  }

  private Optional<OptionReader> yaml(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      Object tree = new Load(LoadSettings.builder().build()).loadFromInputStream(in);
      if (tree instanceof Map<?, ?> map) {
        return Optional.of(
            new OptionReader(
                map.entrySet().stream()
                    .filter(entry -> entry.getValue() != null)
                    .collect(
                        Collectors.toMap(
                            entry -> String.valueOf(entry.getKey()), Map.Entry::getValue))));
      }
      wrong(file, "it is no mapping");
    } catch (IOException e) {
      wrong(file, "it cannot be read");
    } catch (YamlEngineException e) {
      wrong(file, "it is no YAML");
    }
    return Optional.empty();
  }

  private Optional<ObjectNode> workflow(Path file, String name) {
    Path workflow = folder.resolve(name).normalize();
    if (!workflow.startsWith(folder.normalize())) {
      wrong(file, "its workflow lies outside of the folder");
      return Optional.empty();
    }
    try {
      byte[] bytes = Files.size(workflow) > LARGEST ? new byte[0] : Files.readAllBytes(workflow);
      Optional<JsonNode> tree = Json.tryParse(bytes);
      if (tree.isPresent() && tree.get() instanceof ObjectNode nodes && isWorkflow(nodes)) {
        return Optional.of(nodes);
      }
      wrong(file, "%s is no workflow as ComfyUI exports it for its API".formatted(name));
    } catch (IOException e) {
      wrong(file, "there is no file %s beside it".formatted(name));
    }
    return Optional.empty();
  }

  private static boolean isWorkflow(ObjectNode nodes) {
    return !nodes.isEmpty()
        && nodes.values().stream()
            .allMatch(node -> node.path("class_type").isString() && node.path("inputs").isObject());
  }

  private boolean isKnown(Path file, Template template) {
    Set<String> unknown = new TreeSet<>(template.places());
    unknown.removeAll(Template.NAMES);
    if (!unknown.isEmpty()) {
      wrong(
          file,
          "there are no places called %s, only %s"
              .formatted(String.join(", ", unknown), String.join(", ", Template.NAMES)));
    }
    long images = template.images();
    boolean inOrder =
        Arrays.stream(new int[] {1, 2, 3})
            .filter(number -> number <= images)
            .allMatch(number -> template.places().contains(Template.IMAGE + number));
    if (!inOrder) {
      wrong(file, "its pictures are not counted from image_1 on");
    }
    return unknown.isEmpty() && inOrder;
  }
}
