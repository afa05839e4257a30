package org.lastmile.cli;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.TypeConversionException;

/** The command line: {@code lastmile COMMAND}. */
@Command(
        name = "lastmile",
        mixinStandardHelpOptions = true,
        version = "lastmile 0.1.0",
        description = "Outcomes of partnerships between public libraries and colleges around microcredentials.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  lastmile demo                                  a synthetic partnership, from files to a page",
            "  lastmile init county && cd county              a folder for your own partnership",
            "  lastmile ingest ~/deliveries/2026-09           load what partners sent",
            "  lastmile build && lastmile release --quarter 2026Q3",
            "  lastmile serve                                 look at the newest edition",
            "",
            "Exit codes: 0 done, 1 the data or the call is wrong, 2 our bug."
        },
        subcommands = {
            InitCommand.class,
            DemoCommand.class,
            TokenizeCommand.class,
            IngestCommand.class,
            StatusCommand.class,
            QuarantineCommand.class,
            IdentityCommand.class,
            EraseCommand.class,
            KeyCommand.class,
            BuildCommand.class,
            ReleaseCommand.class,
            EditionCommand.class,
            SiteCommand.class,
            ServeCommand.class,
            ExportCommand.class,
            NotebookCommand.class,
            SqlCommand.class,
            ContractCommand.class,
            ExplainCommand.class,
            ProtectCommand.class,
            AuditCommand.class,
            DoctorCommand.class
        })
public final class Main {
    static final int DONE = 0;
    static final int WRONG = 1;
    static final int BUG = 2;

    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs one command in this process. */
    public static int run(String... arguments) {
        return run(commandLine(), arguments);
    }

    /** Runs one command in this process with other writers than those of the process. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return run(commandLine().setOut(out).setErr(err), arguments);
    }

    static int run(CommandLine commandLine, String... arguments) {
        try {
            return commandLine.execute(arguments);
        } catch (Error failure) {
            // Hadoop's file system tells a full disk as an Error, which picocli lets pass.
            return failed(failure, commandLine.getErr());
        } finally {
            commandLine.getOut().flush();
            commandLine.getErr().flush();
        }
    }

    static CommandLine commandLine() {
        var commandLine = new CommandLine(new Main());
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.registerConverter(LocalDate.class, Main::day);
        commandLine.setExecutionExceptionHandler((failure, command, parsed) -> failed(failure, command.getErr()));
        commandLine.setParameterExceptionHandler((failure, arguments) -> {
            var command = failure.getCommandLine();
            command.getErr().println(failure.getMessage());
            command.getErr()
                    .println("Try '" + command.getCommandSpec().qualifiedName() + " --help' for what can be said.");
            return WRONG;
        });
        return commandLine;
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException failure) {
            throw new TypeConversionException("'" + text + "' is no day; write it as 2026-09-30.");
        }
    }

    private static int failed(Throwable failure, PrintWriter err) {
        var told = Failures.told(failure);

        if (told.isPresent()) {
            err.println(told.get());
            return WRONG;
        }

        BugReport.print(failure, err);
        return BUG;
    }
}
