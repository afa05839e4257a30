package org.lastmile.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.lastmile.contract.Contracts;
import org.lastmile.contract.WarehouseException;
import org.lastmile.indicator.Catalogue;
import org.lastmile.ingest.TokenKey;
import org.lastmile.ingest.Warehouse;
import org.lastmile.ingest.WarehouseLock;
import org.lastmile.measure.CoreViews;
import org.lastmile.measure.Purpose;
import org.lastmile.release.EditionFolder;
import org.lastmile.warehouse.Duck;
import org.lastmile.warehouse.PartnershipFolder;
import org.lastmile.warehouse.Quality;
import org.lastmile.warehouse.Registry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Checks the machine and the partnership's folder, and says what to do about what is wrong.",
        footer = {"", "Examples:", "  lastmile doctor --root ~/county"})
final class DoctorCommand implements Callable<Integer> {
    private static final int OLDEST_JAVA = 17;
    private static final long LEAST_BYTES = 1L << 30;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private RootOption root = new RootOption();

    private boolean isWell = true;

    /** One thing to look at; it says what it found. */
    private interface Check {
        String find() throws IOException, SQLException;
    }

    @Override
    public Integer call() {
        check("java", DoctorCommand::java);
        check("duckdb", DoctorCommand::duckdb);
        check("folder", () -> root.folder().root().toString());

        if (!isWell) {
            return Main.WRONG;
        }

        var folder = root.folder();
        check("disk", () -> disk(folder));
        check("settings", () -> PartnershipSettings.read(folder).name());
        check(
                "contracts",
                () -> Contracts.ofSources(Optional.of(folder.overrides("contracts")))
                                .all()
                                .size()
                        + " contracts");
        check(
                "indicators",
                () -> Catalogue.load(Optional.of(folder.root())).indicators().size() + " indicators");
        check("token key", () -> TokenKey.read(folder.tokenKey()).toString());
        check("warehouse", () -> warehouse(folder));
        check("grounds", () -> grounds(folder));
        check("quality", () -> quality(folder));
        check("editions", () -> editions(folder));
        return isWell ? Main.DONE : Main.WRONG;
    }

    private void check(String name, Check check) {
        var out = spec.commandLine().getOut();

        try {
            out.printf("ok     %-11s %s%n", name, check.find());
        } catch (WarehouseException | IOException | SQLException failure) {
            isWell = false;
            out.printf("WRONG  %-11s %s%n", name, failure.getMessage());
        }
    }

    private static String java() {
        var version = Runtime.version();

        if (version.feature() < OLDEST_JAVA) {
            throw new WarehouseException("Java " + version + " is too old; install a JDK 17 or newer.");
        }

        return version.toString();
    }

    private static String duckdb() throws SQLException {
        try (var duck = Duck.open(1, "256MB");
                var statement = duck.createStatement();
                var row = statement.executeQuery("select version()")) {
            row.next();
            return row.getString(1);
        }
    }

    private static String disk(PartnershipFolder folder) throws IOException {
        var free = Files.getFileStore(folder.root()).getUsableSpace();

        if (free < LEAST_BYTES) {
            throw new WarehouseException((free >> 20) + " MiB are free; a load needs about three times its input.");
        }

        return (free >> 30) + " GiB free";
    }

    private static String warehouse(PartnershipFolder folder) throws IOException {
        if (!Files.isDirectory(folder.warehouse())) {
            return "nothing loaded yet";
        }

        WarehouseLock.refuseUnfinished(folder);
        WarehouseLock.refusePendingErasure(folder);
        var warehouse = Warehouse.existing(folder);
        Warehouse.open(folder, TokenKey.read(folder.tokenKey()), warehouse.buckets());
        return Registry.read(folder).entries().size() + " deliveries in " + warehouse.buckets() + " learner buckets";
    }

    private static String grounds(PartnershipFolder folder) throws SQLException {
        var core = new CoreViews(folder, Registry.read(folder));
        var leftOut = core.usableFor(folder, Purpose.OF_EDITIONS, LocalDate.now(ZoneOffset.UTC))
                .leftOut();
        return leftOut.isEmpty()
                ? "every row about a learner may be used for editions"
                : String.join("; ", LeftOut.lines(leftOut));
    }

    private static String quality(PartnershipFolder folder) {
        var quality = Quality.all(folder, Registry.read(folder));
        return rows(quality, Quality.Kind.READ) + " rows read, " + rows(quality, Quality.Kind.SET_ASIDE)
                + " set aside ('quarantine list' counts them by rule)";
    }

    private static long rows(List<Quality> quality, Quality.Kind kind) {
        return quality.stream()
                .filter(part -> part.kind() == kind)
                .mapToLong(Quality::rows)
                .sum();
    }

    private static String editions(PartnershipFolder folder) {
        var ids = EditionFolder.list(folder.editions());
        ids.forEach(id -> EditionFolder.read(EditionFolder.find(folder.editions(), id)));
        return ids.isEmpty() ? "none yet" : ids.size() + " sealed and whole: " + String.join(", ", ids);
    }
}
