package io.openbailian.cli.verbs;

import io.openbailian.cli.local.CommandContext;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;

/// One word after `bailian`: what the list of commands says about it, and its options, which are
/// made only when it is called.
///
/// @param about what it does, in a sentence or two
record Verb(String name, String about, Supplier<CommandSpec> options) {

  /// All of them by name, in the order of the list.
  static SequencedMap<String, Verb> all(CommandContext context) {
    SequencedMap<String, Verb> verbs = new LinkedHashMap<>();
    add(
        verbs,
        "serve",
        "Start the server. Ctrl-C stops it.",
        () -> new ServeCommand(context).spec());
    add(
        verbs,
        "text2image",
        "Make pictures from a prompt. Prints path, seed and time taken, one line for each picture.",
        () -> new Text2ImageCommand(context).spec());
    PictureVerbs.all()
        .forEach((name, verb) ->
            add(
                verbs,
                name,
                verb.about(),
                () -> new PictureCommand(context, verb.made().get()).spec()));
    add(
        verbs,
        "text2text",
        "Ask a model of text. Prints the answer as it is written.",
        () -> new Text2TextCommand(context).spec());
    add(
        verbs,
        "speak",
        "Read a text aloud into an audio file.",
        () -> new SpeakCommand(context).spec());
    add(
        verbs,
        "transcribe",
        "Write down what recordings say.",
        () -> new TranscribeCommand(context).spec());
    add(
        verbs,
        "run",
        "Make everything a file asks for: pictures, texts, films, edits, speech. Goes on where it"
            + " was interrupted.",
        () -> BatchVerbs.run(context));
    add(
        verbs,
        "gallery",
        "Make one page of what a batch has made.",
        () -> BatchVerbs.gallery(context));
    add(
        verbs,
        "tasks",
        "List, show, cancel or wait for the tasks of a key.",
        () -> TasksCommand.spec(context));
    add(
        verbs,
        "models",
        "List the models (* = recommended), or show everything about one. With --base-url, those of"
            + " that service.",
        () -> new ModelsCommand(context).spec());
    add(
        verbs,
        "engines",
        "Look at the engines of a configuration.",
        () -> EnginesCommand.spec(context));
    add(
        verbs,
        "console",
        "Print a link to the local server's web console that signs in, once and within a minute.",
        () -> new ConsoleCommand(context).spec());
    add(
        verbs,
        "reload",
        "Let the local server take up the engines and routes of its configuration as it is now.",
        () -> new ReloadCommand(context).spec());
    add(
        verbs,
        "doctor",
        "Look at what usually keeps calls from working: disk, variables, name, clock and key.",
        () -> new DoctorCommand(context).spec());
    add(
        verbs,
        "recordings",
        "Look at what an engine of kind record wrote down.",
        () -> RecordingsCommand.spec(context));
    add(
        verbs,
        "keys",
        "Create, list, change, rotate or revoke the API keys of the local server.",
        () -> KeysCommand.spec(context));
    add(
        verbs,
        "workspaces",
        "Create, list or rename the workspaces of the local server, which own what their keys"
            + " make.",
        () -> WorkspacesCommand.spec(context));
    add(
        verbs,
        "admin-keys",
        "Create, list or revoke the keys of the local server's admin API.",
        () -> AdminKeysCommand.spec(context));
    add(
        verbs,
        "ledger",
        "Check what the local server has charged.",
        () -> LedgerCommand.spec(context));
    add(
        verbs,
        "webhooks",
        "List or send again the local server's messages about the ends of tasks.",
        () -> WebhooksCommand.spec(context));
    add(
        verbs,
        "env",
        "Print the variables that point SDKs at the server that runs here, and a key that is good"
            + " while it runs. For a shell: eval \"$(bailian env)\".",
        () -> new EnvCommand(context).spec());
    add(
        verbs,
        CompletionCommand.NAME,
        "Print what bash, zsh or fish needs to complete verbs and options.",
        () -> new CompletionCommand(context).spec());
    add(
        verbs,
        VersionCommand.NAME,
        "Print the version of this program and of its Java.",
        () -> new VersionCommand(context).spec());
    return verbs;
  }

  private static void add(
      SequencedMap<String, Verb> verbs, String name, String about, Supplier<CommandSpec> options) {
    verbs.put(name, new Verb(name, about, options));
  }

  /// The options, with what the list says at their head.
  CommandSpec spec() {
    CommandSpec spec = options.get();
    spec.usageMessage().description(about.replace("%", "%%"));
    return spec;
  }
}
