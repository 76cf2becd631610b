import ScenarioModel
import Testing

@Suite("Tables of numbers from elsewhere")
struct NumberTableTests {
  @Test func `numbers are read, and an empty cell is missing`() throws {
    let folder = try ScratchFolder(["points.csv": "x,y\r\n1, 2.5\n-3e2,\n"])
    let (table, problems) = NumberTable.load(path: folder.path + "/points.csv")
    let read = try #require(table)
    #expect(problems.isEmpty)
    #expect(read.columns == ["x", "y"])
    #expect(read.rows[0] == [1, 2.5])
    #expect(read.rows[1][0] == -300 && read.rows[1][1].isNaN)
  }

  @Test func `what is no number is told with its place`() throws {
    let folder = try ScratchFolder(["points.csv": "x,y\n1,2\n3,many\n"])
    let (table, problems) = NumberTable.load(path: folder.path + "/points.csv")
    #expect(table == nil)
    let problem = try #require(problems.first)
    #expect(problem.place.line == 3 && problem.place.column == 3)
    #expect(problem.sentence.hasPrefix("y is 'many', but must be a number."))
  }

  @Test func `a table without rows is refused and a file that is not there is missing`() throws {
    let folder = try ScratchFolder(["empty.csv": "x,y\n"])
    #expect(NumberTable.load(path: folder.path + "/empty.csv").table == nil)
    #expect(NumberTable.load(path: folder.path + "/empti.csv").problems.first?.isMissingInput == true)
  }
}
