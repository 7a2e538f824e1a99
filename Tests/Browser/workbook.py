"""The form of a report, filled in as a reporter does in a spreadsheet."""

import openpyxl


class Workbook:
    """A downloaded form: one sheet whose rows are data elements, below a row of headings."""

    def __init__(self, path):
        self.path = path
        self.book = openpyxl.load_workbook(path)
        self.sheet = self.book.active
        self.head = next(row for row in range(1, 20) if "Element code" in self.words(row))
        names = self.words(self.head)
        self.code, self.value = names.index("Element code") + 1, names.index("Value") + 1

    def words(self, row):
        """What stands in a row, cell by cell."""
        return [cell.value for cell in self.sheet[row]]

    def elements(self):
        """The codes of the data elements, each with its row."""
        rows = range(self.head + 1, self.sheet.max_row + 1)
        return {self.sheet.cell(row, self.code).value: row for row in rows}

    def write(self, element, value):
        """Writes an element's value and returns its row."""
        row = self.elements()[element]
        self.sheet.cell(row, self.value).value = value
        return row

    def hide(self, element, value):
        """Writes an element's value and hides its row, whose number it returns."""
        row = self.write(element, value)
        self.sheet.row_dimensions[row].hidden = True
        return row

    def add(self, element, value):
        """Adds a row for an element below all others and returns its number."""
        row = self.sheet.max_row + 1
        self.sheet.cell(row, self.code).value = element
        self.sheet.cell(row, self.value).value = value
        return row

    def letter(self):
        """The letter of the column of values."""
        return openpyxl.utils.get_column_letter(self.value)

    def save(self):
        """Saves it where it was."""
        self.book.save(self.path)
        return self.path
