package org.lastmile.export;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ExportStartTest {
    /** Kernel and Hadoop alone take a second to start: an export needs DuckDB and Jackson only. */
    @Test
    void an_export_starts_without_spark_delta_and_hadoop() {
        var classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.lastmile.export");

        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.spark..", "io.delta..", "org.apache.hadoop..", "org.lastmile.warehouse..")
                .check(classes);
    }
}
