terraform {
  required_providers {
    notes = {
      source = "example/notes"
    }
  }
}

provider "notes" {
  folder = "notes"
}

resource "notes_note" "shopping" {
  name = provider::notes::slug("Shopping list")
  text = <<-EOT
    Milk
    Bread
  EOT
}
