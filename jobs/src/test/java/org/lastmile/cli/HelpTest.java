package org.lastmile.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What every command says about itself. */
final class HelpTest {
    private static final String EXAMPLE = "  lastmile ";

    static Stream<List<String>> commands() {
        var all = new ArrayList<List<String>>();
        collect(Main.commandLine(), List.of(), all);
        return all.stream();
    }

    static Stream<String> examples() {
        var all = new ArrayList<String>();
        commands().forEach(path -> examples(command(path), all));
        return all.stream().distinct();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void help_ends_well_and_goes_to_standard_output(List<String> path) {
        var arguments = new ArrayList<Object>(path);
        arguments.add("--help");

        var answer = Calls.run(arguments.toArray());

        assertThat(answer.code()).isZero();
        assertThat(answer.out()).contains("Usage: ").contains("Examples:");
        assertThat(answer.err()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void every_command_option_and_parameter_is_described(List<String> path) {
        var spec = command(path).getCommandSpec();

        assertThat(spec.usageMessage().description()).isNotEmpty();
        assertThat(spec.options())
                .allSatisfy(option -> assertThat(option.description()).isNotEmpty());
        assertThat(spec.positionalParameters())
                .allSatisfy(parameter -> assertThat(parameter.description()).isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void examples_can_be_typed_as_they_stand(String example) {
        assertThatCode(() -> Main.commandLine().parseArgs(words(example)))
                .as(example)
                .doesNotThrowAnyException();
    }

    private static void collect(CommandLine command, List<String> path, List<List<String>> all) {
        all.add(path);
        command.getSubcommands().forEach((name, sub) -> {
            var longer = new ArrayList<>(path);
            longer.add(name);
            collect(sub, longer, all);
        });
    }

    private static CommandLine command(List<String> path) {
        var command = Main.commandLine();

        for (var name : path) {
            command = Objects.requireNonNull(command.getSubcommands().get(name));
        }

        return command;
    }

    private static void examples(CommandLine command, List<String> all) {
        for (var line : command.getCommandSpec().usageMessage().footer()) {
            if (line.startsWith(EXAMPLE)) {
                for (var call : line.split(" && ")) {
                    if (call.strip().startsWith("lastmile ")) {
                        all.add(call.strip().substring("lastmile ".length()).split(" {3,}| > ")[0]);
                    }
                }
            }
        }
    }

    /** Words as a shell takes them: quotes hold blanks together. */
    private static String[] words(String line) {
        var words = new ArrayList<String>();
        var match = java.util.regex.Pattern.compile("\"([^\"]*)\"|(\\S+)").matcher(line);

        while (match.find()) {
            words.add(match.group(1) == null ? match.group(2) : match.group(1));
        }

        return words.toArray(new String[0]);
    }
}
