package io.openbailian.cli.verbs;

import io.openbailian.cli.local.CommandContext;
import io.openbailian.cli.output.Texts;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;

/// One word after `bailian`: what the list of commands says about it, and its options, which are
/// made only when it is called.
///
/// @param options made only when it is called
record Verb(String name, Supplier<CommandSpec> options) {

  /// All of them by name, in the order of the list.
  static SequencedMap<String, Verb> all(CommandContext context) {
    SequencedMap<String, Verb> verbs = new LinkedHashMap<>();
    add(verbs, "serve", () -> new ServeCommand(context).spec());
    add(verbs, "text2image", () -> new Text2ImageCommand(context).spec());
    PictureVerbs.all()
        .forEach(
            (name, verb) -> add(verbs, name, () -> new PictureCommand(context, verb.get()).spec()));
    add(verbs, "text2text", () -> new Text2TextCommand(context).spec());
    add(verbs, "speak", () -> new SpeakCommand(context).spec());
    add(verbs, "transcribe", () -> new TranscribeCommand(context).spec());
    add(verbs, "run", () -> BatchVerbs.run(context));
    add(verbs, "gallery", () -> BatchVerbs.gallery(context));
    add(verbs, "tasks", () -> TasksCommand.spec(context));
    add(verbs, "models", () -> new ModelsCommand(context).spec());
    add(verbs, "engines", () -> EnginesCommand.spec(context));
    add(verbs, "console", () -> new ConsoleCommand(context).spec());
    add(verbs, "reload", () -> new ReloadCommand(context).spec());
    add(verbs, "stop", () -> new StopCommand(context).spec());
    add(verbs, "doctor", () -> new DoctorCommand(context).spec());
    add(verbs, "recordings", () -> RecordingsCommand.spec(context));
    add(verbs, "keys", () -> KeysCommand.spec(context));
    add(verbs, "workspaces", () -> WorkspacesCommand.spec(context));
    add(verbs, "admin-keys", () -> AdminKeysCommand.spec(context));
    add(verbs, "ledger", () -> LedgerCommand.spec(context));
    add(verbs, "webhooks", () -> WebhooksCommand.spec(context));
    add(verbs, "env", () -> new EnvCommand(context).spec());
    add(verbs, CompletionCommand.NAME, () -> new CompletionCommand(context).spec());
    add(verbs, VersionCommand.NAME, () -> new VersionCommand(context).spec());
    return verbs;
  }

  private static void add(
      SequencedMap<String, Verb> verbs, String name, Supplier<CommandSpec> options) {
    verbs.put(name, new Verb(name, options));
  }

  private String key() {
    return "verb." + name;
  }

  /// What it does, in a sentence or two.
  String about() {
    return Texts.say(key());
  }

  /// The options, with what the list says at their head.
  CommandSpec spec() {
    CommandSpec spec = options.get();
    spec.usageMessage().description(key());
    return spec;
  }
}
