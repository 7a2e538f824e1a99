import ArgumentParser

/// The one executable.
@main
struct Banmo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "banmo",
        abstract: "Watches over, and raises, the quality of a programme's colleges abroad.",
        subcommands: [
            ServeCommand.self,
            MigrateCommand.self,
            DemoCommand.self,
            SignInsCommand.self,
            ProgrammesCommand.self,
            OrganisationsCommand.self,
            MembersCommand.self,
            AuditCommand.self,
            DoctorCommand.self,
            IndicatorsCommand.self,
            PeriodCommand.self,
            EvaluateCommand.self,
            DescribeCommand.self,
            StandardsCommand.self,
            RollupsCommand.self,
            ImportCommand.self,
            ExportCommand.self,
            BenchCommand.self,
        ]
    )
}
